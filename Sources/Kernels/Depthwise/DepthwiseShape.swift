/// The geometry of a depthwise convolution with a square kernel of 3 or 5 and a stride of 1 or 2.
package struct DepthwiseShape: Sendable, Equatable {
    package let kernel: Int
    package let stride: Int
    package let inputSize: Int
    package let outputSize: Int
    /// Zero rows above and zero columns left of the image: as the padding rule says.
    package let paddingBefore: Int

    package init(kernel: Int, stride: Int, inputSize: Int, padding: PaddingRule = .symmetric) {
        self.kernel = kernel
        self.stride = stride
        self.inputSize = inputSize
        outputSize = (inputSize + stride - 1) / stride
        paddingBefore = padding.before(kernel: kernel, stride: stride, inputSize: inputSize)
    }

    package var inputPixels: Int { inputSize * inputSize }
    package var outputPixels: Int { outputSize * outputSize }

    /// The mean over the output's pixels.
    @inline(__always)
    func mean(ofSum sum: Vector) -> Vector {
        sum * Vector(repeating: 1 / Float(outputPixels))
    }

    /// Values of a row of the input with its zero columns, sixteen channels a pixel.
    var paddedInputRow: Int {
        max((outputSize - 1) * stride + kernel, paddingBefore + inputSize) * vectorWidth
    }

    /// Values of a row of the output's gradient with kernel - 1 zero columns on either side.
    var paddedGradientRow: Int { (outputSize + 2 * (kernel - 1)) * vectorWidth }

    /// Whether the backward pass brings in an image whole: its rows are short, and all of them fit into the
    /// nearest caches.
    var isHeldWhole: Bool { inputSize <= 14 }

    /// Rows that are held at a time.
    var inputSlots: Int { isHeldWhole ? inputSize : kernel }
    var gradientSlots: Int { isHeldWhole ? outputSize : kernel }

    /// Values of scratch that a call of either direction needs.
    package var scratchCount: Int {
        let rows = max(kernel, inputSlots) + 1
        let derivatives = isHeldWhole ? inputPixels : inputSize
        return rows * (paddedInputRow + paddedGradientRow)
            + (inputSize + derivatives) * vectorWidth
    }
}
