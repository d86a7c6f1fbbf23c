import EfficientNet
import Foundation
import Training

/// What can be known to be wrong with a run before it is made.
enum Preflight {
    /// - Throws: what is wrong, the thing named first.
    static func check(_ configuration: TrainingConfiguration) throws {
        try configuration.validate()
        let faces = try Faces.list(configuration)
        if let note = faces.layoutNote { ErrorOutput.note(ErrorOutput.printable(note)) }
        let model = try ModelSpecification.named(configuration.model, classCount: faces.classNames.count)
        try checkMemory(model, configuration)
        guard let path = configuration.initialWeights else { return }
        try WeightFile(path: path).checkVariant(of: model)
    }

    /// Refuses a batch that would not fit into memory, and names one that would.
    private static func checkMemory(
        _ model: ModelSpecification, _ configuration: TrainingConfiguration
    ) throws(CommandFailure) {
        let available = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        func bytes(_ batch: Int) -> Int {
            Network.plannedBytes(
                model, imageSize: configuration.imageSize, batchSize: batch, use: .training,
                threads: configuration.computingThreads, precision: configuration.precision)
        }
        let needed = bytes(configuration.batchSize)
        guard needed > available else { return }
        var fitting = configuration.batchSize / 2
        while fitting >= 2, bytes(fitting) > available { fitting /= 2 }
        throw CommandFailure(
            "--batch-size \(configuration.batchSize) at \(configuration.imageSize)×\(configuration.imageSize) takes "
                + "\(needed >> 20) MiB of memory, and there are \(available >> 20)",
            remedy: fitting >= 2 ? "--batch-size \(fitting) fits" : "choose a smaller image or model")
    }
}
