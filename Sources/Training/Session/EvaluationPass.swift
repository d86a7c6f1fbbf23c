import FaceData
import Foundation

/// One walk over a split with a network that stays as it is.
final class EvaluationPass {
    let batches: Int
    private(set) var batchesDone = 0
    private(set) var tally: ClassificationTally
    private(set) var predictions: [SamplePrediction] = []
    private(set) var seconds = 0.0
    private let loader: BatchLoader
    private let withMirrored: Bool
    private let matching: ClassMatching?
    private let classNames: [String]
    /// The number of faces of each class without an output.
    private(set) var leftOut: [String: Int] = [:]

    /// - Parameters:
    ///   - withMirrored: each image is seen with its mirror image.
    ///   - matching: of the network's outputs with the source's classes; nil if they are the same.
    init(
        source: any SampleSource, imageSize: Int, batchSize: Int, threads: Int, withMirrored: Bool = false,
        matching: ClassMatching? = nil
    ) {
        self.withMirrored = withMirrored
        self.matching = matching
        classNames = source.classNames
        let order = EpochOrder.inOrder(count: source.count, batchSize: batchSize)
        batches = order.count
        tally = ClassificationTally(classes: matching?.classNames ?? source.classNames)
        predictions.reserveCapacity(source.count)
        loader = BatchLoader(
            source: source, batches: order,
            preparation: ImagePreparation(imageSize: imageSize, augmentation: nil), threads: threads)
    }

    deinit { loader.cancel() }

    /// Evaluates the next batch.
    ///
    /// - Returns: the images of it that could not be read; nil where no batch is left.
    func next(_ network: any TrainableNetwork) -> [UnreadableImage]? {
        let start = ContinuousClock.now
        guard let batch = loader.next() else { return nil }
        let answers = network.answers(to: batch, withMirrored: withMirrored)
        let classCount = network.specification.classCount
        for (row, target) in batch.targets.enumerated() {
            let outputs = answers[(row * classCount)..<((row + 1) * classCount)]
            guard let label = matching.map({ $0.labels[target.label] }) ?? target.label else {
                leftOut[classNames[target.label], default: 0] += 1
                continue
            }
            (matching?.selected(outputs) ?? Array(outputs)).withUnsafeBufferPointer { logits in
                predictions.append(
                    tally.add(logits: logits, label: label, sample: batch.sampleIndices[row]))
            }
        }
        batchesDone += 1
        seconds += (ContinuousClock.now - start).inSeconds
        return batch.unreadable
    }
}

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
