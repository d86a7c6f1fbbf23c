/// A tensor to be written. Its values are asked for when their turn comes, so that a whole model never
/// stands in memory a second time.
package struct OutgoingTensor {
    package let name: String
    package let shape: [Int]
    package let source: Source

    /// Where the values come from; the count must be the shape's product.
    package enum Source {
        case floats(() throws(TrainingError) -> [Float])
        case integers(() throws(TrainingError) -> [Int64])
    }

    package init(name: String, shape: [Int], source: Source) {
        self.name = name
        self.shape = shape
        self.source = source
    }

    var type: SafetensorsType {
        switch source {
        case .floats: .float32
        case .integers: .int64
        }
    }

    /// Elements that the shape holds.
    var count: Int { shape.reduce(1, *) }
}
