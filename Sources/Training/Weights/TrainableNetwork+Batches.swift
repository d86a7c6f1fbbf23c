import EfficientNet
import FaceData

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
