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

    /// - Parameter withMirrored: each image is seen with its mirror image.
    init(
        source: any SampleSource, imageSize: Int, batchSize: Int, threads: Int, withMirrored: Bool = false
    ) {
        self.withMirrored = withMirrored
        let order = EpochOrder.inOrder(count: source.count, batchSize: batchSize)
        batches = order.count
        tally = ClassificationTally(classes: source.classNames)
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
            let logits = answers[(row * classCount)..<((row + 1) * classCount)]
            logits.withUnsafeBufferPointer { logits in
                predictions.append(
                    tally.add(
                        logits: logits, label: target.label, sample: batch.sampleIndices[row]))
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
