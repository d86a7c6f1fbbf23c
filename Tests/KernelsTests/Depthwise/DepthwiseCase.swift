import Kernels
import ReferenceKernels
import Testing

/// The geometry of a depthwise convolution in a batch.
struct DepthwiseCase: CustomTestStringConvertible {
    var kernel: Int
    var stride: Int
    var size: Int
    var images = 2
    var channels = 20
    var padding = PaddingRule.symmetric

    var shape: DepthwiseShape {
        DepthwiseShape(kernel: kernel, stride: stride, inputSize: size, padding: padding)
    }
    var convolution: Convolution {
        guard padding == .same else {
            return Convolution(stride: stride, padding: kernel / 2, groups: channels)
        }
        // TensorFlow's documentation of SAME: ⌈size / stride⌉ outputs, the odd zero after the image.
        let outputs = (size + stride - 1) / stride
        let zeros = max((outputs - 1) * stride + kernel - size, 0)
        return Convolution(
            stride: stride, padding: zeros / 2, paddingAfter: zeros - zeros / 2, groups: channels)
    }
    var inputShape: [Int] { [images, channels, size, size] }
    var outputShape: [Int] { [images, channels, shape.outputSize, shape.outputSize] }
    var blocks: Int { (channels + 15) / 16 }
    var testDescription: String {
        "kernel \(kernel) stride \(stride) size \(size) images \(images) padding \(padding)"
    }

    /// Maps smaller than the kernel, even and odd ones, rows of every run length (7, 8, 4, 2, 1).
    static let all: [DepthwiseCase] =
        [3, 5].flatMap { kernel in
            [1, 2].flatMap { stride in
                [1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 15, 28].map { size in
                    DepthwiseCase(kernel: kernel, stride: stride, size: size, images: size > 8 ? 1 : 2)
                }
            }
        } + same

    /// TensorFlow's padding, which is another where the stride is 2.
    private static let same = [3, 5].flatMap { kernel in
        [1, 2, 3, 4, 5, 6, 8, 14, 15, 28].map { size in
            DepthwiseCase(kernel: kernel, stride: 2, size: size, padding: .same)
        }
    }
}
