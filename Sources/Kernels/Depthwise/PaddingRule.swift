/// Where a convolution's zeros go, so that the output has ⌈input / stride⌉ places on each side.
package enum PaddingRule: String, Codable, Sendable, CaseIterable {
    /// PyTorch's: kernel / 2 on all sides.
    case symmetric
    /// TensorFlow's SAME: as few as are needed, the odd one after the image. It differs from the symmetric rule
    /// where a stride of 2 meets an even size.
    case same

    /// Zero rows above and zero columns left of an image.
    package func before(kernel: Int, stride: Int, inputSize: Int) -> Int {
        switch self {
        case .symmetric: kernel / 2
        case .same: max(0, ((inputSize + stride - 1) / stride - 1) * stride + kernel - inputSize) / 2
        }
    }
}
