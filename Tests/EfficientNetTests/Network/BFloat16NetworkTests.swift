import EfficientNet
import Kernels
import ReferenceKernels
import Testing

/// Steps in bfloat16 against the naive references in Double.
@Suite("A training step in bfloat16")
struct BFloat16NetworkTests {
    private static let plain = StepSettings(seed: 1, epoch: 2, regularization: false, optimizer: nil)

    /// An activation that is rounded to 8 places is off by 2⁻⁹ at most and a third less in the mean square. A
    /// block's gradients pass some eight such roundings, and batch norm and SiLU (whose slope is near zero
    /// where much of it lies) lift that about fourfold: 8^½ · 2⁻⁹ · 4 is two in a hundred.
    @Test("One block of every kind", arguments: ModelSpecification.singleBlocks)
    func singleBlock(specification: ModelSpecification) throws {
        let problem = try NetworkProblem(specification, imageSize: 64, count: 4)
        let network = try problem.network(precision: .bfloat16)
        let loss = problem.train(network, Self.plain)
        let expected = problem.reference().step(problem.images, targets: problem.targets)
        #expect(abs(Double(loss) / expected.loss - 1) < 0.02)
        #expect(RelativeError.of(problem.logits(network), expected.logits.values) < 0.02)
        let gradients = RelativeError.together({ network.gradient(of: $0) }, expected.gradients)
        #expect(gradients < 0.05)
        for (name, values) in expected.statistics {
            let actual = (network.values(of: name) ?? []).map { Double($0) }
            #expect(RelativeError.of(actual, values) < 0.01, "\(name)")
        }
    }

    /// 160 images of 16 pixels are summed in lanes, 150 as a whole, which takes room for pairs of all their pixels.
    @Test("A last batch that is summed another way than full ones finds its room")
    func partialBatch() throws {
        let wide = ModelSpecification.small(
            "wide", stages: [(3, 2, 1, 16, 1), (3, 2, 1, 176, 1), (3, 1, 6, 176, 1)], head: 16)
        let problem = try NetworkProblem(wide, imageSize: 32, count: 150)
        func gradients(batchSize: Int) throws -> [Float] {
            let network = try problem.network(batchSize: batchSize, threads: 1, precision: .bfloat16)
            _ = problem.train(network, Self.plain)
            return network.tensors.flatMap { network.gradient(of: $0.name) ?? [] }
        }
        #expect(try gradients(batchSize: 160) == gradients(batchSize: 150))
    }

    @Test("Takes about half the memory of activations")
    func memory() throws {
        let model = try ModelSpecification.named("b0", classCount: 8)
        func bytes(_ precision: Precision, _ batchSize: Int) -> Int {
            Network.plannedBytes(
                model, imageSize: 224, batchSize: batchSize, use: .training, threads: 1, precision: precision)
        }
        let ratios = [Precision.float32, .bfloat16].map { bytes($0, 32) - bytes($0, 16) }
        #expect(Double(ratios[1]) / Double(ratios[0]) < 0.6)
    }
}
