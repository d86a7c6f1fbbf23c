import EfficientNet
import Kernels
import Testing

@Suite("Recomputing activations")
struct RecomputationTests {
    private static let networks = [
        ModelSpecification.familyLike, .paperLike, .deep, .mobileLike,
    ]

    /// What steps leave that do everything a training step does.
    private func trace(
        _ specification: ModelSpecification, _ precision: Precision, recomputes: Bool, radius: Float = 0
    ) throws -> [UInt32] {
        let problem = try NetworkProblem(specification, imageSize: 64, count: 5)
        let network = try problem.network(precision: precision, recomputes: recomputes)
        var trace: [Float] = []
        for step in 1...3 {
            let rule = OptimizerRule.adamW(
                learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, step: step)
            var settings = StepSettings(seed: 1, epoch: 0, optimizer: rule)
            settings.sharpnessRadius = radius
            trace.append(problem.train(network, settings))
        }
        for tensor in network.tensors {
            trace += network.values(of: tensor.name) ?? []
            trace += network.gradient(of: tensor.name) ?? []
        }
        return trace.map(\.bitPattern)
    }

    @Test(
        "Losses, gradients, weights and statistics are the same bits", arguments: networks, Precision.allCases
    )
    func sameBits(specification: ModelSpecification, precision: Precision) throws {
        let kept = try trace(specification, precision, recomputes: false)
        #expect(try trace(specification, precision, recomputes: true) == kept)
    }

    @Test("With sharpness-aware minimisation, which runs forward twice a step, too")
    func sharpness() throws {
        let kept = try trace(.familyLike, .float32, recomputes: false, radius: 0.05)
        #expect(try trace(.familyLike, .float32, recomputes: true, radius: 0.05) == kept)
    }

    @Test("B4 at 380×380 with batches of 32 takes less than 8 GB, and less than half of what it takes else")
    func memory() throws {
        let model = try ModelSpecification.named("b4", classCount: 8)
        func bytes(recomputes: Bool) -> Int {
            Network.plannedBytes(
                model, imageSize: 380, batchSize: 32, use: .training, threads: 2, recomputes: recomputes)
        }
        #expect(bytes(recomputes: true) < 8_000_000_000)
        #expect(2 * bytes(recomputes: true) < bytes(recomputes: false))
    }
}
