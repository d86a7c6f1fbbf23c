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
}
