import Kernels
import Training

/// What this build computes with.
enum BuildDescription {
    /// As in `AVX-512 with bf16 products on tile registers`.
    static var text: String {
        if Precision.bfloat16.missingFlags.isEmpty {
            let place = TileRegisters.areAvailable ? " on tile registers" : ""
            return InstructionSet.name + " with bf16 products" + place
        }
        return InstructionSet.name + (MatrixBackend.preferred == .openBLAS ? ", products by OpenBLAS" : "")
    }

    /// What a run computes with, for its log.
    static func text(_ configuration: TrainingConfiguration) -> String {
        let place = TileRegisters.areUsed(for: configuration.precision) ? " on tile registers" : ""
        let products = configuration.matrixBackend == .own ? "the engine's own kernels\(place)" : "OpenBLAS"
        let kept = configuration.recomputes ? ", activations recomputed" : ""
        return "built for \(InstructionSet.name); \(configuration.precision.rawValue) on "
            + "\(configuration.computingThreads) threads, products by \(products)\(kept)"
    }
}
