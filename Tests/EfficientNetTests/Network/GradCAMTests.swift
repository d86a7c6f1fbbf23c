import EfficientNet
import ReferenceKernels
import Testing

@Suite("Grad-CAM")
struct GradCAMTests {
    @Test(
        "Equals the definition, with the gradient by finite differences",
        arguments: [ModelSpecification.familyLike, .paperLike, .mobileLike])
    func definition(specification: ModelSpecification) throws {
        let problem = try NetworkProblem(specification, imageSize: 64, count: 2)
        let network = try problem.network(use: .inference)
        problem.infer(network)
        let reference = problem.reference(isTraining: false)
        let activations = reference.headActivations(problem.images)
        for image in 0..<2 {
            for label in 0..<specification.classCount {
                let map = network.gradCAM(image: image, label: label)
                let expected = naive(reference, activations, image, label)
                #expect(map.side * map.side == expected.count)
                #expect(RelativeError.of(map.values.map(Double.init), expected) < 1e-4)
            }
        }
    }

    @Test("Without ReLU's cut the map adds up to the logit without its bias")
    func sum() throws {
        // A classifier of positive weights over SiLU's mostly positive outputs: hardly anything is cut, and
        // what is makes the sum larger.
        let problem = try NetworkProblem(.familyLike, count: 1)
        let network = try problem.network(use: .inference)
        let count = problem.specification.classCount * problem.specification.headChannels
        try network.setValues(of: "classifier.1.weight", to: [Float](repeating: 0.1, count: count))
        problem.infer(network)
        let bias = try #require(network.values(of: "classifier.1.bias"))
        let total = network.gradCAM(image: 0, label: 0).values.reduce(0, +)
        #expect(total >= network.outputs(image: 0)[0] - bias[0] - 1e-4)
    }

    @Test("A class or image that is not there has no map")
    func outside() throws {
        let network = try NetworkProblem(.familyLike).network(use: .inference)
        #expect(network.gradCAM(image: 0, label: 99).values.isEmpty)
        #expect(network.gradCAM(image: 99, label: 0).values.isEmpty)
    }

    /// The definition, step by step: perturb each activation, average the slopes, weigh, cut.
    private func naive(
        _ reference: ReferenceNetwork, _ activations: Tensor, _ image: Int, _ label: Int
    ) -> [Double] {
        let (channels, side) = (activations.shape[1], activations.shape[2])
        let pixels = side * side
        let step = 1e-3
        var sums = [Double](repeating: 0, count: pixels)
        for channel in 0..<channels {
            let first = (image * channels + channel) * pixels
            var slope = 0.0
            for pixel in 0..<pixels {
                var (up, down) = (activations, activations)
                up.values[first + pixel] += step
                down.values[first + pixel] -= step
                let change =
                    reference.logits(headActivations: up)[image, label]
                    - reference.logits(headActivations: down)[image, label]
                slope += change / (2 * step)
            }
            for pixel in 0..<pixels {
                sums[pixel] += slope / Double(pixels) * activations.values[first + pixel]
            }
        }
        return sums.map { max(0, $0) }
    }
}
