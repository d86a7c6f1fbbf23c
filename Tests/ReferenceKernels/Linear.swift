/// A fully connected layer: output = input · weightsᵀ + bias, as torch.nn.Linear.
/// Input [n, inputs], weights [outputs, inputs].
package enum Linear {
    package static func forward(_ input: Tensor, weights: Tensor, bias: [Double]) -> Tensor {
        let (inputs, outputs) = (weights.shape[1], weights.shape[0])
        var output = Tensor(zeros: [input.shape[0], outputs])
        for n in 0..<input.shape[0] {
            for o in 0..<outputs {
                output[n, o] = (0..<inputs).reduce(bias[o]) { $0 + input[n, $1] * weights[o, $1] }
            }
        }
        return output
    }

    package static func backward(
        _ input: Tensor, weights: Tensor, outputGradient: Tensor
    ) -> (input: Tensor, weights: Tensor, bias: [Double]) {
        var inputGradient = Tensor(zeros: input.shape)
        var weightGradient = Tensor(zeros: weights.shape)
        var bias = [Double](repeating: 0, count: weights.shape[0])
        for n in 0..<input.shape[0] {
            for o in 0..<weights.shape[0] {
                bias[o] += outputGradient[n, o]
                for i in 0..<weights.shape[1] {
                    inputGradient[n, i] += weights[o, i] * outputGradient[n, o]
                    weightGradient[o, i] += input[n, i] * outputGradient[n, o]
                }
            }
        }
        return (inputGradient, weightGradient, bias)
    }
}
