import EfficientNet
import ReferenceKernels
import Testing

@Suite("Updates of the parameters in a step")
struct NetworkOptimizerTests {
    private let rule = OptimizerRule.sgd(
        learningRate: 0.1, momentum: 0.9, nesterov: false, weightDecay: 0.5)

    @Test("Every parameter takes the rule's step; weights decay, biases and batch norms do not")
    func update() throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network()
        _ = problem.train(network, StepSettings(seed: 0, epoch: 0, optimizer: rule))
        for tensor in network.tensors where tensor.kind.isParameter {
            let before = problem.values[tensor.name] ?? []
            let gradient = (network.gradient(of: tensor.name) ?? []).map { Double($0) }
            let decays = tensor.kind == .convolutionWeight || tensor.kind == .linearWeight
            var reference = ReferenceOptimizer(parameters: before, slots: 1)
            reference.sgd(
                gradient, learningRate: 0.1, momentum: 0.9, nesterov: false, weightDecay: decays ? 0.5 : 0)
            let after = (network.values(of: tensor.name) ?? []).map { Double($0) }
            #expect(RelativeError.of(after, reference.parameters) < 1e-6, "\(tensor.name)")
            let momentum = (network.optimizerState(of: tensor.name, slot: 0) ?? []).map { Double($0) }
            #expect(RelativeError.of(momentum, reference.state[0]) < 1e-6, "\(tensor.name)")
        }
    }

    @Test("Without a rule the parameters stay")
    func noRule() throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network()
        _ = problem.train(network, StepSettings(seed: 0, epoch: 0, optimizer: nil))
        for tensor in network.tensors where tensor.kind.isParameter {
            #expect(
                network.values(of: tensor.name) == problem.values[tensor.name].map { $0.map { Float($0) } })
        }
    }

    @Test("Thirty steps on one batch learn it")
    func learns() throws {
        let problem = try NetworkProblem(.familyLike, count: 6)
        let network = try problem.network()
        let settings = StepSettings(
            seed: 0, epoch: 0, regularization: false,
            optimizer: .sgd(learningRate: 0.05, momentum: 0.9, nesterov: false, weightDecay: 0))
        let losses = (0..<30).map { _ in problem.train(network, settings) }
        // The labels are smoothed by 0.1 over three classes: the loss cannot fall below 0.29.
        #expect(losses[0] > 0.8)
        #expect(losses[29] < 0.4)
    }

    @Test("The rate of a group of layers is a multiple of the rule's")
    func layerRates() throws {
        let problem = try NetworkProblem(.familyLike)
        let groups = problem.specification.layerGroups
        var settings = StepSettings(
            seed: 0, epoch: 0, regularization: false,
            optimizer: .sgd(learningRate: 0.1, momentum: 0.9, nesterov: false, weightDecay: 0))
        settings.rateFactors = [0] + Array(repeating: 0.5, count: groups - 2) + [1]
        let network = try problem.network()
        _ = problem.train(network, settings)
        for tensor in network.tensors where tensor.kind.isParameter {
            let factor =
                tensor.name.hasPrefix("features.0.") ? 0 : tensor.name.hasPrefix("classifier") ? 1 : 0.5
            let before = problem.values[tensor.name] ?? []
            let gradient = (network.gradient(of: tensor.name) ?? []).map { Double($0) }
            let expected = zip(before, gradient).map { $0 - 0.1 * factor * $1 }
            let after = (network.values(of: tensor.name) ?? []).map { Double($0) }
            #expect(RelativeError.of(after, expected) < 1e-6, "\(tensor.name)")
        }
    }

    @Test("With a radius, the step follows the gradient from up the slope; statistics move once")
    func sharpness() throws {
        let problem = try NetworkProblem(.familyLike)
        let plain = StepSettings(seed: 0, epoch: 0, optimizer: nil)
        let reference = try problem.network()
        let loss = problem.train(reference, plain)
        let logits = problem.logits(reference)
        let parameters = reference.tensors.filter(\.kind.isParameter)
        let statistics = reference.tensors.filter { !$0.kind.isParameter }.map { tensor in
            reference.values(of: tensor.name) ?? []
        }
        let gradients = parameters.map { (reference.gradient(of: $0.name) ?? []).map { Double($0) } }
        let length = gradients.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
        for (tensor, gradient) in zip(parameters, gradients) {
            let values = zip(problem.values[tensor.name] ?? [], gradient)
            try reference.setValues(of: tensor.name, to: values.map { Float($0 + 0.05 * $1 / length) })
        }
        _ = problem.train(reference, plain)

        var settings = plain
        settings.optimizer = .sgd(learningRate: 0.1, momentum: 0, nesterov: false, weightDecay: 0)
        settings.sharpnessRadius = 0.05
        let network = try problem.network()
        #expect(problem.train(network, settings) == loss)
        #expect(problem.logits(network) == logits)
        for tensor in parameters {
            let steps = (reference.gradient(of: tensor.name) ?? []).map { 0.1 * Double($0) }
            let expected = zip(problem.values[tensor.name] ?? [], steps).map { $0 - $1 }
            let after = (network.values(of: tensor.name) ?? []).map { Double($0) }
            // Two roundings of the perturbed weights, seen through the network.
            #expect(RelativeError.of(after, expected) < 1e-5, "\(tensor.name)")
        }
        #expect(
            network.tensors.filter { !$0.kind.isParameter }.map { network.values(of: $0.name) ?? [] }
                == statistics)
    }
}
