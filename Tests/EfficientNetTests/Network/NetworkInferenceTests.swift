import EfficientNet
import ReferenceKernels
import Testing

@Suite("Inference")
struct NetworkInferenceTests {
    @Test(
        "Logits by the running statistics, on a network for inference and on one for training",
        arguments: [ModelSpecification.familyLike, .paperLike], [Network.Use.inference, .training])
    func logits(specification: ModelSpecification, use: Network.Use) throws {
        let problem = try NetworkProblem(specification)
        let network = try problem.network(use: use)
        problem.infer(network)
        let expected = problem.reference(isTraining: false).logits(problem.images)
        #expect(RelativeError.of(problem.logits(network), expected.values) < 1e-5)
    }

    @Test("Changes nothing of the network")
    func isPure() throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network(use: .training)
        problem.infer(network)
        for (name, values) in problem.values {
            #expect(network.values(of: name) == values.map { Float($0) })
        }
    }

    @Test("An image's logits do not depend on its batch")
    func batchIndependence() throws {
        let problem = try NetworkProblem(.familyLike, count: 3)
        let network = try problem.network(use: .inference, batchSize: 8)
        problem.infer(network)
        let together = problem.logits(network)
        let alone = try NetworkProblem(.familyLike, count: 1)
        alone.infer(network)
        #expect(alone.logits(network) == Array(together.prefix(problem.specification.classCount)))
    }

    @Test("After a training step the moved statistics are used")
    func afterTraining() throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network()
        _ = problem.train(
            network, StepSettings(seed: 0, epoch: 0, regularization: true, optimizer: nil))
        var reference = problem.reference(isTraining: false)
        for tensor in network.tensors {
            reference.values[tensor.name] = (network.values(of: tensor.name) ?? []).map { Double($0) }
        }
        problem.infer(network)
        let expected = reference.logits(problem.images)
        #expect(RelativeError.of(problem.logits(network), expected.values) < 1e-5)
    }
}
