import Kernels

/// What the heads put out for each image, with the gradient with respect to it and the loss.
struct NetworkOutputs {
    /// Values in an image's row: those of all heads, one after another.
    let count: Int
    /// [images][count].
    let values: UnsafeMutablePointer<Float>
    /// The gradient of the weighted loss, [images][count].
    let gradient: UnsafeMutablePointer<Float>
    /// The loss of each image, before weighting.
    let losses: UnsafeMutablePointer<Float>

    init(count: Int, _ builder: LayerBuilder) {
        self.count = count
        values = builder.arena.take(builder.batchSize * count)
        gradient = builder.arena.take(builder.batchSize * count)
        losses = builder.arena.take(builder.batchSize)
    }

    /// The outputs of all heads for an image.
    func row(image: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(start: values + image * count, count: count)
    }

    /// The part of every row that is a head's.
    func columns(_ range: Range<Int>) -> OutputColumns { OutputColumns(outputs: self, range: range) }
}

/// One head's part of `NetworkOutputs`.
struct OutputColumns {
    fileprivate let outputs: NetworkOutputs
    fileprivate let range: Range<Int>

    var count: Int { range.count }

    /// The `count` values of an image.
    func values(image: Int) -> UnsafeMutablePointer<Float> {
        outputs.values + image * outputs.count + range.lowerBound
    }

    /// The gradient with respect to the `count` values of an image.
    func gradient(image: Int) -> UnsafeMutablePointer<Float> {
        outputs.gradient + image * outputs.count + range.lowerBound
    }
}
