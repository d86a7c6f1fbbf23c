import EfficientNet
import Training

/// The memory that a run takes.
struct MemoryNeeds {
    private let model: ModelSpecification
    private let configuration: TrainingConfiguration

    /// What the program, its libraries and the decoded images take beside what is counted here, in bytes: a run
    /// that leaves no room for it would begin to swap.
    private static let reserve = 256 << 20

    init(_ model: ModelSpecification, _ configuration: TrainingConfiguration) {
        self.model = model
        self.configuration = configuration
    }

    /// Bytes that a run with batches of such a size takes: the network's arena, copies of its parameters, and the
    /// batches that wait for it.
    func bytes(batchSize: Int, recomputes: Bool) -> Int {
        let arena = Network.plannedBytes(
            model, imageSize: configuration.imageSize, batchSize: batchSize, use: .training,
            threads: configuration.computingThreads, precision: configuration.precision,
            recomputes: recomputes)
        let copies = (configuration.averageDecay == nil ? 0 : 1) + (configuration.sharpnessRadius > 0 ? 1 : 0)
        let size = MemoryLayout<Float>.size
        let batch = batchSize * configuration.imageSize * configuration.imageSize * 3 * size
        // Two more than there are loaders may be ready, and one is in the network's hands.
        let batches = configuration.loaderThreads + 3
        return arena + copies * model.parameterCount * size + batches * batch + Self.reserve
    }

    /// The largest batch, up to the configuration's own, that fits; nil where not even two images do.
    func fittingBatch(in available: Int, recomputes: Bool) -> Int? {
        var (fits, exceeds) = (1, configuration.batchSize + 1)
        while exceeds - fits > 1 {
            let middle = (fits + exceeds) / 2
            if bytes(batchSize: middle, recomputes: recomputes) <= available {
                fits = middle
            } else {
                exceeds = middle
            }
        }
        return fits >= 2 ? fits : nil
    }

    /// - Throws: `CommandFailure` where the configuration's batch does not fit, with what would.
    func check(available: Int = MachineMemory.bytes) throws(CommandFailure) {
        let needed = bytes(batchSize: configuration.batchSize, recomputes: configuration.recomputes)
        guard needed > available else { return }
        let size = configuration.imageSize
        throw CommandFailure(
            "--batch-size \(configuration.batchSize) at \(size)×\(size) takes \(needed >> 20) MiB of memory, and there "
                + "are \(available >> 20)",
            remedy: remedy(available))
    }

    private func remedy(_ available: Int) -> String {
        let plain = fittingBatch(in: available, recomputes: configuration.recomputes)
        var choices = plain.map { ["--batch-size \($0) fits"] } ?? []
        if !configuration.recomputes, let batch = fittingBatch(in: available, recomputes: true),
            batch > plain ?? 0
        {
            let own = batch == configuration.batchSize
            choices.append(own ? "--recompute makes it fit" : "--recompute --batch-size \(batch) fits")
        }
        return choices.isEmpty ? "choose a smaller image or model" : choices.joined(separator: ", ")
    }
}
