import EfficientNet
import Kernels
import ReferenceKernels
import Testing

@Suite("Inference")
struct NetworkInferenceTests {
    @Test(
        "Logits by the running statistics, on a network for inference and on one for training",
        arguments: [ModelSpecification.familyLike, .paperLike, .wide], [Network.Use.inference, .training])
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

    /// OpenBLAS, where a build prefers it, picks its kernels by the number of pixels.
    @Test(
        "An image's logits do not depend on its batch, by the engine's own products",
        arguments: [ModelSpecification.familyLike, .wide])
    func batchIndependence(specification: ModelSpecification) throws {
        let problem = try NetworkProblem(specification, count: 20)
        let network = try problem.network(use: .inference, batchSize: 24, backend: .own)
        problem.infer(network)
        let together = problem.logits(network)
        let alone = try NetworkProblem(specification, count: 1)
        alone.infer(network)
        #expect(alone.logits(network) == Array(together.prefix(problem.specification.classCount)))
    }

    /// A few large images are cut into bands of rows, as many as the workers need.
    @Test(
        "One large image leaves the same bits on any number of threads",
        arguments: [ModelSpecification.familyLike, .mobileLike], Precision.allCases)
    func bandIndependence(specification: ModelSpecification, precision: Precision) throws {
        let problem = try NetworkProblem(specification, imageSize: 96, count: 1)
        try expectSameBits(problem, precision)
    }

    /// Few workers expand and convolve a few channels at a time, for many there would be too few such units, and they
    /// take the two one after another; how projections are dealt out depends on how many workers there are, too.
    @Test(
        "Any number of threads gives the same bits", arguments: [ModelSpecification.familyLike, .wide],
        Precision.allCases)
    func threadIndependence(specification: ModelSpecification, precision: Precision) throws {
        let problem = try NetworkProblem(specification, count: 20)
        try expectSameBits(problem, precision)
    }

    private func expectSameBits(_ problem: NetworkProblem, _ precision: Precision) throws {
        func logits(threads: Int) throws -> [Double] {
            let network = try problem.network(
                use: .inference, threads: threads, precision: precision, backend: .own)
            problem.infer(network)
            return problem.logits(network)
        }
        let one = try logits(threads: 1)
        for threads in [2, 3, 16, 40] {
            #expect(try logits(threads: threads) == one)
        }
    }

    @Test("Weights and statistics that are set between two inferences count", arguments: Precision.allCases)
    func changedWeights(precision: Precision) throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network(use: .inference, precision: precision)
        problem.infer(network)
        let before = problem.logits(network)
        let names = network.tensors.map(\.name)
        for name in names where name.hasSuffix("running_var") || name.hasSuffix("0.weight") {
            let values = try #require(network.values(of: name))
            try network.setValues(of: name, to: values.map { $0 * 1.5 })
        }
        let fresh = try problem.network(use: .inference, precision: precision)
        for name in names {
            try fresh.setValues(of: name, to: try #require(network.values(of: name)))
        }
        problem.infer(network)
        problem.infer(fresh)
        #expect(problem.logits(network) == problem.logits(fresh))
        #expect(problem.logits(network) != before)
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
