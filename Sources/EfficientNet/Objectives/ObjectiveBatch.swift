/// The outputs and targets of a batch, and where an objective leaves losses and gradients.
package struct ObjectiveBatch {
    /// The number of images.
    package let count: Int
    /// The number of classes that the targets are distributions over; the first outputs of a row are their logits.
    package let classCount: Int
    private let context: StepContext
    private let rows: NetworkOutputs

    init(count: Int, classCount: Int, _ context: StepContext, _ outputs: NetworkOutputs) {
        self.count = count
        self.classCount = classCount
        self.context = context
        rows = outputs
        outputs.gradient.update(repeating: 0, count: count * outputs.count)
        outputs.losses.update(repeating: 0, count: count)
    }

    /// The outputs of all heads for an image, the logits first.
    package func outputs(image: Int) -> UnsafeBufferPointer<Float> {
        rows.row(image: image)
    }

    /// The target's share of each class.
    package func shares(image: Int) -> [Float] {
        Array(context.targets[(image * classCount)..<((image + 1) * classCount)])
    }

    /// The target's valence and arousal, NaN for what is unknown.
    package func affect(image: Int) -> (valence: Float, arousal: Float) {
        context.affects.map { ($0[2 * image], $0[2 * image + 1]) } ?? (.nan, .nan)
    }

    /// How much an image counts in the loss; all images' weights sum to 1.
    package func weight(image: Int) -> Float { context.lossWeights[image] }

    package func add(loss: Float, image: Int) { rows.losses[image] += loss }

    /// Adds the gradient of the weighted loss with respect to some of an image's outputs.
    ///
    /// - Parameter first: the output that the first value belongs to.
    package func add(gradient: UnsafeBufferPointer<Float>, at first: Int, image: Int) {
        precondition(first >= 0 && first + gradient.count <= rows.count)
        for (index, value) in gradient.enumerated() {
            rows.gradient[image * rows.count + first + index] += value
        }
    }
}
