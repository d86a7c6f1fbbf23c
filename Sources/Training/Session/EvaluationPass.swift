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

    init(source: any SampleSource, imageSize: Int, batchSize: Int, threads: Int) {
        let order = EpochOrder.inOrder(count: source.count, batchSize: batchSize)
        batches = order.count
        tally = ClassificationTally(classCount: source.classNames.count)
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
        network.infer(batch)
        for row in batch.labels.indices { predictions.append(add(batch, row: row, network)) }
        batchesDone += 1
        seconds += (ContinuousClock.now - start).inSeconds
        return batch.unreadable
    }

    private func add(
        _ batch: PreparedBatch, row: Int, _ network: any TrainableNetwork
    ) -> SamplePrediction {
        tally.add(
            logits: network.logits(ofImage: row), label: batch.labels[row], sample: batch.sampleIndices[row])
    }
}

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
