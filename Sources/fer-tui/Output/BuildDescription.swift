import Kernels
import Training

/// What this build computes with.
enum BuildDescription {
    /// As in `AVX-512 with bf16 products`.
    static var text: String {
        let products =
            Precision.bfloat16.missingFlags.isEmpty
            ? " with bf16 products" : MatrixBackend.preferred == .openBLAS ? ", products by OpenBLAS" : ""
        return InstructionSet.name + products
    }

    /// What a run computes with, for its log.
    static func text(_ configuration: TrainingConfiguration) -> String {
        let products = configuration.matrixBackend == .own ? "the engine's own kernels" : "OpenBLAS"
        let kept = configuration.recomputes ? ", activations recomputed" : ""
        return "built for \(InstructionSet.name); \(configuration.precision.rawValue) on "
            + "\(configuration.computingThreads) threads, products by \(products)\(kept)"
    }
}
