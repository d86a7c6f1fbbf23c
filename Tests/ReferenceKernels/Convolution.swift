/// Convolution of square kernels with equal strides and zero padding: dense, grouped and
/// depthwise (`groups` = channels). Weights are [outputs, inputs / groups, kernel, kernel].
package struct Convolution: Sendable {
    package var stride = 1
    package var padding = 0
    /// Zeros below and right of the image.
    package var paddingAfter = 0
    package var groups = 1

    package init(stride: Int = 1, padding: Int = 0, paddingAfter: Int? = nil, groups: Int = 1) {
        self.stride = stride
        self.padding = padding
        self.paddingAfter = paddingAfter ?? padding
        self.groups = groups
    }

    package func outputSize(_ size: Int, kernel: Int) -> Int {
        (size + padding + paddingAfter - kernel) / stride + 1
    }

    package func forward(_ input: Tensor, weights: Tensor) -> Tensor {
        let kernel = weights.shape[3]
        var output = Tensor(zeros: [
            input.shape[0], weights.shape[0],
            outputSize(input.shape[2], kernel: kernel), outputSize(input.shape[3], kernel: kernel),
        ])
        visit(input: input.shape, weights: weights.shape, output: output.shape) { inputIndex, weight, index in
            output.values[index] += input.values[inputIndex] * weights.values[weight]
        }
        return output
    }

    /// The gradients of the input and of the weights.
    package func backward(
        _ input: Tensor, weights: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, weights: Tensor) {
        var inputGradient = Tensor(zeros: input.shape)
        var weightGradient = Tensor(zeros: weights.shape)
        visit(input: input.shape, weights: weights.shape, output: outputGradient.shape) {
            inputIndex, weight, index in
            inputGradient.values[inputIndex] += weights.values[weight] * outputGradient.values[index]
            weightGradient.values[weight] += input.values[inputIndex] * outputGradient.values[index]
        }
        return (inputGradient, weightGradient)
    }

    /// Calls `body` with the places of every product of the convolution.
    private func visit(
        input: [Int], weights: [Int], output: [Int],
        _ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void
    ) {
        let kernel = weights[3]
        let outputsOfGroup = output[1] / groups
        for n in 0..<output[0] {
            for outputChannel in 0..<output[1] {
                let firstInput = outputChannel / outputsOfGroup * weights[1]
                for channel in 0..<weights[1] {
                    let inputPlane = (n * input[1] + firstInput + channel) * input[2] * input[3]
                    let weightPlane = (outputChannel * weights[1] + channel) * kernel * kernel
                    let outputPlane = (n * output[1] + outputChannel) * output[2] * output[3]
                    visitPlane(input: input, output: output, kernel: kernel) { inputIndex, weight, index in
                        body(inputPlane + inputIndex, weightPlane + weight, outputPlane + index)
                    }
                }
            }
        }
    }

    private func visitPlane(
        input: [Int], output: [Int], kernel: Int, _ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void
    ) {
        for y in 0..<output[2] {
            for x in 0..<output[3] {
                for ky in 0..<kernel {
                    for kx in 0..<kernel {
                        let inputY = y * stride + ky - padding
                        let inputX = x * stride + kx - padding
                        guard (0..<input[2]).contains(inputY), (0..<input[3]).contains(inputX) else {
                            continue
                        }
                        body(inputY * input[3] + inputX, ky * kernel + kx, y * output[3] + x)
                    }
                }
            }
        }
    }
}
