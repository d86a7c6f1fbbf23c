import Kernels

/// Cross-entropy of the logits against distributions over the classes (`SoftmaxCrossEntropy`).
package struct CrossEntropy: Objective {
    private let logitOffsets: [Float]

    /// - Parameter logitOffsets: added to each class's logit in the loss and nowhere else; empty for nothing.
    package init(logitOffsets: [Float] = []) {
        self.logitOffsets = logitOffsets
    }

    package func add(to batch: ObjectiveBatch) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: batch.classCount) { gradient in
            for image in 0..<batch.count {
                guard let slope = gradient.baseAddress,
                    let outputs = batch.outputs(image: image).baseAddress
                else { return }
                let loss = SoftmaxCrossEntropy.loss(
                    logits: outputs, targets: batch.shares(image: image), count: batch.classCount,
                    weight: Double(batch.weight(image: image)), gradient: slope, offsets: logitOffsets)
                batch.add(loss: Float(loss), image: image)
                batch.add(gradient: UnsafeBufferPointer(gradient), at: 0, image: image)
            }
        }
    }
}
