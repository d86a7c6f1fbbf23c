import ReferenceKernels
import Testing

/// The references that kernels are measured by are themselves checked by central differences: a scalar is
/// made of an output by a fixed random weighting, whose gradient is the output gradient.
@Suite("Backward references against central differences")
struct ReferenceGradientTests {
    @Test(
        "Convolution",
        arguments: [
            (Convolution(), 1, 4), (Convolution(stride: 2, padding: 1), 3, 4),
            (Convolution(stride: 2, padding: 2, groups: 4), 5, 4), (Convolution(padding: 1, groups: 2), 3, 6),
        ])
    func convolution(convolution: Convolution, kernel: Int, outputs: Int) {
        var random = RandomTensors()
        let input = random.tensor([2, 4, 5, 6])
        let weights = random.tensor([outputs, 4 / convolution.groups, kernel, kernel])
        let output = convolution.forward(input, weights: weights)
        let weighting = random.tensor(output.shape)
        let gradients = convolution.backward(input, weights: weights, outputGradient: weighting)
        expectGradient(
            gradients.input.values,
            of: { convolution.forward(Tensor(input.shape, $0), weights: weights).dot(weighting) },
            at: input.values, "input")
        expectGradient(
            gradients.weights.values,
            of: { convolution.forward(input, weights: Tensor(weights.shape, $0)).dot(weighting) },
            at: weights.values, "weights")
    }

    @Test("Batch normalisation")
    func batchNormalization() {
        var random = RandomTensors()
        let input = random.tensor([2, 3, 2, 3])
        let (weight, bias) = (random.values(3), random.values(3))
        let weighting = random.tensor(input.shape)
        func output(_ input: Tensor, _ weight: [Double], _ bias: [Double]) -> Double {
            BatchNormalization(weight: weight, bias: bias, epsilon: 1e-3).forward(input).dot(weighting)
        }
        let gradients = BatchNormalization(weight: weight, bias: bias, epsilon: 1e-3)
            .backward(input, outputGradient: weighting)
        expectGradient(
            gradients.input.values, of: { output(Tensor(input.shape, $0), weight, bias) },
            at: input.values, "input")
        expectGradient(gradients.parameters.weight, of: { output(input, $0, bias) }, at: weight, "weight")
        expectGradient(gradients.parameters.bias, of: { output(input, weight, $0) }, at: bias, "bias")
    }

    @Test("SiLU")
    func silu() {
        let points = stride(from: -6.0, through: 6, by: 0.5).map { $0 }
        expectGradient(
            points.map(Activation.siluDerivative), of: { $0.map(Activation.silu).reduce(0, +) }, at: points,
            "points")
    }

    @Test("Squeeze and excitation")
    func squeezeExcitation() {
        var random = RandomTensors()
        let input = random.tensor([2, 5, 2, 2])
        let excitation = random.excitation(channels: 5, squeezed: 3)
        let weighting = random.tensor(input.shape)
        let gradients = excitation.backward(input, outputGradient: weighting)
        expectGradient(
            gradients.input.values,
            of: { excitation.forward(Tensor(input.shape, $0)).dot(weighting) }, at: input.values, "input")
        let parameters: [WritableKeyPath<SqueezeExcitation, [Double]>] = [
            \.reduce.values, \.reduceBias, \.expand.values, \.expandBias,
        ]
        for parameter in parameters {
            expectGradient(
                gradients.parameters[keyPath: parameter],
                of: { excitation.replacing(parameter, by: $0).forward(input).dot(weighting) },
                at: excitation[keyPath: parameter], "\(parameter)")
        }
    }

    @Test("Pooling and fully connected layer")
    func classifier() {
        var random = RandomTensors()
        let input = random.tensor([2, 4, 3, 2])
        let (weights, bias) = (random.tensor([3, 4]), random.values(3))
        let weighting = random.tensor([2, 3])
        func output(_ input: Tensor, _ weights: Tensor, _ bias: [Double]) -> Double {
            Linear.forward(GlobalAveragePooling.forward(input), weights: weights, bias: bias).dot(weighting)
        }
        let pooled = GlobalAveragePooling.forward(input)
        let linear = Linear.backward(pooled, weights: weights, outputGradient: weighting)
        let pooling = GlobalAveragePooling.backward(outputGradient: linear.input, inputShape: input.shape)
        expectGradient(
            pooling.values, of: { output(Tensor(input.shape, $0), weights, bias) }, at: input.values, "input")
        expectGradient(
            linear.weights.values, of: { output(input, Tensor(weights.shape, $0), bias) },
            at: weights.values, "weights")
        expectGradient(linear.bias, of: { output(input, weights, $0) }, at: bias, "bias")
    }

    @Test("Softmax cross entropy with soft targets and sample weights", arguments: [nil, [0.5, 2, 0]])
    func crossEntropy(sampleWeights: [Double]?) {
        var random = RandomTensors()
        let logits = random.tensor([3, 4])
        let targets = CrossEntropy.targets(labels: [2, 0, 3], classCount: 4, smoothing: 0.1)
        let gradient = CrossEntropy.gradient(logits, targets: targets, sampleWeights: sampleWeights)
        expectGradient(
            gradient.values,
            of: {
                CrossEntropy.loss(Tensor([3, 4], $0), targets: targets, sampleWeights: sampleWeights)
            }, at: logits.values, "logits")
    }

    @Test("A whole block", arguments: BlockShape.small)
    func block(shape: BlockShape) {
        var random = RandomTensors()
        let block = random.block(shape)
        let input = random.tensor([2, shape.inputs, 5, 4])
        let weighting = random.tensor(block.forward(input).shape)
        let gradients = block.backward(input, outputGradient: weighting)
        expectGradient(
            gradients.input.values, of: { block.forward(Tensor(input.shape, $0)).dot(weighting) },
            at: input.values, "input")
        for parameter in block.parameters {
            expectGradient(
                gradients.parameters[keyPath: parameter],
                of: { block.replacing(parameter, by: $0).forward(input).dot(weighting) },
                at: block[keyPath: parameter], "\(parameter)")
        }
    }
}
