import EfficientNet
import Kernels
import RandomStreams
import ReferenceKernels
import Testing

/// A training step of the network against the naive references in Double.
@Suite("A training step against the reference network")
struct NetworkGradientTests {
    private static let plain = StepSettings(seed: 1, epoch: 2, regularization: false, optimizer: nil)

    /// Float's rounding through a dozen layers; torch's own float32 is as far from float64.
    private func expectEqual(
        _ network: Network, _ loss: Float, _ problem: NetworkProblem, _ expected: ReferenceNetwork.Step,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(abs(Double(loss) / expected.loss - 1) < 1e-5, sourceLocation: sourceLocation)
        let logits = RelativeError.of(problem.logits(network), expected.logits.values)
        #expect(logits < 2e-5, sourceLocation: sourceLocation)
        let gradients = RelativeError.worst({ network.gradient(of: $0) }, expected.gradients)
        // The worst are biases before a batch norm that takes them out again: zero in exact arithmetic, and
        // rounding alone here. All others stay below 5e-5.
        #expect(gradients.error < 1e-3, "\(gradients.name)", sourceLocation: sourceLocation)
        for (name, values) in expected.statistics {
            let actual = (network.values(of: name) ?? []).map { Double($0) }
            #expect(RelativeError.of(actual, values) < 1e-5, "\(name)", sourceLocation: sourceLocation)
        }
    }

    @Test("One block of every kind", arguments: ModelSpecification.singleBlocks)
    func singleBlock(specification: ModelSpecification) throws {
        let problem = try NetworkProblem(specification)
        let network = try problem.network()
        let loss = problem.train(network, Self.plain)
        expectEqual(
            network, loss, problem, problem.reference().step(problem.images, targets: problem.targets))
    }

    /// 76 pixels become 38, 19, 10, 5 and 3, as the 380 of B4 become odd on the way; 37 and 45 are odd from the start.
    @Test(
        "Whole small networks, down to maps of one pixel and of three by three, and of odd sizes",
        arguments: [
            (ModelSpecification.familyLike, 32), (.paperLike, 32), (.deep, 32), (.deep, 96),
            (.mobileLike, 32), (.wide, 32), (.familyLike, 37), (.deep, 76), (.mobileLike, 45),
        ], MatrixBackend.allCases)
    func wholeNetwork(
        shape: (specification: ModelSpecification, imageSize: Int), backend: MatrixBackend
    ) throws {
        let problem = try NetworkProblem(shape.specification, imageSize: shape.imageSize, count: 4)
        let network = try problem.network(backend: backend)
        let loss = problem.train(network, Self.plain)
        expectEqual(
            network, loss, problem, problem.reference().step(problem.images, targets: problem.targets))
    }

    @Test("Every parameter has a gradient, and the running statistics none")
    func gradientsAreComplete() throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network()
        _ = problem.train(network, Self.plain)
        let expected = problem.reference().step(problem.images, targets: problem.targets)
        for tensor in network.tensors {
            #expect((network.gradient(of: tensor.name) != nil) == tensor.kind.isParameter)
            #expect((expected.gradients[tensor.name] != nil) == tensor.kind.isParameter)
            #expect((expected.statistics[tensor.name] != nil) != tensor.kind.isParameter)
        }
        #expect(network.gradient(of: "no.such.tensor") == nil)
    }

    @Test("A batch smaller than planned for, with weighted samples")
    func partialBatch() throws {
        let problem = try NetworkProblem(.familyLike, count: 3, sampleWeights: [0.5, 2, 1])
        let network = try problem.network(batchSize: 5)
        let loss = problem.train(network, Self.plain)
        expectEqual(
            network, loss, problem,
            problem.reference().step(
                problem.images, targets: problem.targets, sampleWeights: problem.sampleWeights))
    }

    @Test("A full batch after a smaller one leaves nothing of it behind")
    func changingBatch() throws {
        let small = try NetworkProblem(.familyLike, count: 1, seed: 9)
        let problem = try NetworkProblem(.familyLike, count: 3)
        let network = try problem.network()
        _ = small.train(network, Self.plain)
        for (name, values) in problem.values {
            try network.setValues(of: name, to: values.map { Float($0) })
        }
        let loss = problem.train(network, Self.plain)
        expectEqual(
            network, loss, problem, problem.reference().step(problem.images, targets: problem.targets))
    }

    /// The draws are keyed by seed, epoch and the sample's number: a block's branch is dropped with its
    /// probability and scaled by 1 / keep otherwise, where it has a residual; features likewise.
    @Test("Stochastic depth and dropout, by the draws of each sample")
    func regularization() throws {
        let settings = StepSettings(seed: 3, epoch: 4, optimizer: nil)
        let problem = try NetworkProblem(.familyLike, count: 4)
        var reference = problem.reference()
        func stream(_ image: Int, _ purpose: DrawPurpose) -> RandomStream {
            RandomStream(seed: 3, epoch: 4, sample: problem.sampleNumbers[image], purpose: purpose)
        }
        let blocks = problem.specification.blocks
        var factors = blocks.map { _ in [Double](repeating: 1, count: 4) }
        var dropout = Tensor(zeros: [4, problem.specification.headChannels])
        for image in 0..<4 {
            var depth = stream(image, .stochasticDepth)
            for (index, block) in blocks.enumerated() {
                let isDropped = depth.chance(block.dropProbability)
                guard block.hasResidual else { continue }
                factors[index][image] = isDropped ? 0 : 1 / (1 - Double(block.dropProbability))
            }
            var features = stream(image, .dropout)
            for feature in 0..<problem.specification.headChannels {
                dropout[image, feature] = features.chance(0.3) ? 0 : 1 / 0.7
            }
        }
        #expect(factors.contains { $0.contains(0) }, "the seed drops a branch")
        reference.branchFactors = factors
        reference.dropoutFactors = dropout
        let network = try problem.network()
        let loss = problem.train(network, settings)
        expectEqual(network, loss, problem, reference.step(problem.images, targets: problem.targets))
    }
}
