import EfficientNet
import Kernels
import Testing

@Suite("The same bits from any number of threads")
struct NetworkDeterminismTests {
    /// Everything that five steps leave: losses, logits, parameters, statistics, optimiser state.
    private func trace(
        _ specification: ModelSpecification, imageSize: Int, threads: Int, _ precision: Precision
    ) throws -> [Float] {
        let problem = try NetworkProblem(specification, imageSize: imageSize, count: 5)
        let network = try problem.network(threads: threads, precision: precision)
        var trace: [Float] = []
        for step in 1...5 {
            let rule = OptimizerRule.adamW(
                learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, step: step)
            trace.append(
                problem.train(network, StepSettings(seed: 1, epoch: 0, optimizer: rule)))
        }
        for tensor in network.tensors {
            trace += network.values(of: tensor.name) ?? []
            trace += network.gradient(of: tensor.name) ?? []
            trace += network.optimizerState(of: tensor.name, slot: 1) ?? []
        }
        problem.infer(network)
        return trace + problem.logits(network).map { Float($0) }
    }

    @Test(
        "Training with AdamW, stochastic depth and dropout, then inference", arguments: [2, 3, 16],
        Precision.allCases)
    func threads(threads: Int, precision: Precision) throws {
        for (specification, imageSize) in [(ModelSpecification.familyLike, 64), (.wide, 32)] {
            let single = try trace(specification, imageSize: imageSize, threads: 1, precision)
            let several = try trace(specification, imageSize: imageSize, threads: threads, precision)
            #expect(single.map(\.bitPattern) == several.map(\.bitPattern))
            #expect(single.allSatisfy { $0.isFinite })
        }
    }
}
