import EfficientNet
import FaceData
import Foundation

extension TrainableNetwork {
    /// The last call's logits of one image.
    func logits(ofImage row: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(rebasing: outputs(image: row).prefix(specification.classCount))
    }

    /// Inference on a prepared batch; nothing happens on an empty one.
    func infer(_ batch: PreparedBatch) {
        if batch.count > 0 { infer(images: batch.images) }
    }

    /// The logits of a prepared batch, a row an image.
    ///
    /// - Parameter withMirrored: the logarithms of the mean probabilities of each image and its mirror image
    ///   instead, which are logits as well.
    func answers(to batch: PreparedBatch, withMirrored: Bool) -> [Float] {
        infer(batch)
        let count = batch.count
        let plain = (0..<count).flatMap { Array(logits(ofImage: $0)) }
        guard withMirrored, count > 0 else { return plain }
        let rows = (0..<count).map { Softmax.probabilities(logits(ofImage: $0)) }
        infer(batch.mirrored(imageSize: imageSize))
        return (0..<count).flatMap { row in
            zip(rows[row], Softmax.probabilities(logits(ofImage: row))).map { probability, mirrored in
                log(max((probability + mirrored) / 2, .leastNormalMagnitude))
            }
        }
    }

    /// A training step.
    ///
    /// - Parameters:
    ///   - images: in `NetworkBatch`'s layout.
    ///   - targets: a row for each image.
    ///   - samples: the images' numbers, which key the draws.
    /// - Returns: the weighted mean loss.
    func train(
        images: [Float], targets: TargetRows, samples: [Int], _ settings: StepSettings
    ) -> Float {
        let batch = NetworkBatch(
            images: images, targets: targets.shares, affects: targets.affects, sampleWeights: targets.weights,
            sampleNumbers: samples.map { UInt32(truncatingIfNeeded: $0) })
        return train(batch, settings)
    }
}
