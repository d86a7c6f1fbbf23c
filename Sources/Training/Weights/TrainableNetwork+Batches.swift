import EfficientNet
import FaceData
import Foundation

extension TrainableNetwork {
    /// The last call's logits of one image.
    func logits(ofImage row: Int) -> UnsafeBufferPointer<Float> {
        let classCount = specification.classCount
        return UnsafeBufferPointer(start: logits + row * classCount, count: classCount)
    }

    /// Inference on a prepared batch; nothing happens on an empty one.
    func infer(_ batch: PreparedBatch) {
        batch.images.withUnsafeBufferPointer { images in
            guard let base = images.baseAddress, !batch.labels.isEmpty else { return }
            infer(images: base, count: batch.labels.count)
        }
    }

    /// The logits of a prepared batch, a row an image.
    ///
    /// - Parameter withMirrored: the logarithms of the mean probabilities of each image and its mirror image
    ///   instead, which are logits as well.
    func answers(to batch: PreparedBatch, withMirrored: Bool) -> [Float] {
        infer(batch)
        let count = batch.labels.count
        let classCount = specification.classCount
        let plain = Array(UnsafeBufferPointer(start: logits, count: count * classCount))
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
    ///   - targets: a row of probabilities per image.
    ///   - weights: one per image; nil for equal ones.
    ///   - samples: the images' numbers, which key the draws.
    /// - Returns: the weighted mean loss.
    func train(
        images: [Float], targets: [Float], weights: [Float]?, samples: [Int], _ settings: StepSettings
    ) -> Float {
        let numbers = samples.map { UInt32(truncatingIfNeeded: $0) }
        return images.withUnsafeBufferPointer { images in
            targets.withUnsafeBufferPointer { targets in
                numbers.withUnsafeBufferPointer { numbers in
                    // Without weights an empty array stands in, whose address is not passed on.
                    (weights ?? []).withUnsafeBufferPointer { given in
                        guard let images = images.baseAddress, let targets = targets.baseAddress,
                            let numbers = numbers.baseAddress
                        else { return .nan }
                        let batch = NetworkBatch(
                            images: images, targets: targets,
                            sampleWeights: weights == nil ? nil : given.baseAddress,
                            sampleNumbers: numbers, count: samples.count)
                        return train(batch, settings)
                    }
                }
            }
        }
    }
}
