import Testing

/// The figures of one block.
struct BlockShape: CustomTestStringConvertible {
    var inputs: Int
    var outputs: Int
    var kernel: Int
    var stride: Int
    var expansion: Int

    var expanded: Int { inputs * expansion }
    var squeezed: Int { max(1, inputs / 4) }
    var isResidual: Bool { stride == 1 && inputs == outputs }

    var testDescription: String {
        "\(inputs)→\(outputs) kernel \(kernel) stride \(stride) expansion \(expansion)"
    }

    /// Without expansion, with a residual, with a stride, with an even map under a large kernel.
    static let small = [
        BlockShape(inputs: 3, outputs: 2, kernel: 3, stride: 1, expansion: 1),
        BlockShape(inputs: 4, outputs: 4, kernel: 3, stride: 1, expansion: 2),
        BlockShape(inputs: 3, outputs: 4, kernel: 5, stride: 2, expansion: 2),
    ]
}
