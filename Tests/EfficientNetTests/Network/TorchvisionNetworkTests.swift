import EfficientNet
import Kernels
import Testing

@testable import Training

/// Whole published networks against torchvision in float64.
@Suite("Whole networks against torchvision")
struct TorchvisionNetworkTests {
    @Test(
        "Logits, loss, every gradient and every running statistic", arguments: ["b4-train-64", "b0-steps-64"])
    func trainingStep(name: String) throws {
        let report = try Verifier.verify(Fixtures.path("Networks", name), threads: 2)
        #expect(report.passes, "\(report)")
    }

    /// torch's own float32 is within 3e-4 of float64 in all of these losses; they fall from 2.2 to 0.003.
    @Test("Ten steps on a batch with each optimiser give torch's losses")
    func tenSteps() throws {
        let path = try Fixtures.path("Networks", "b0-steps-64")
        let rules: [String: (Int) -> OptimizerRule] = [
            "sgd": { _ in .sgd(learningRate: 0.01, momentum: 0.9, nesterov: false, weightDecay: 0.01) },
            "adamw": { step in
                .adamW(
                    learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, step: step
                )
            },
            "rmsprop": { _ in
                .rmsProp(
                    learningRate: 1e-4, smoothing: 0.9, momentum: 0.9, epsilon: 1e-3, weightDecay: 0.01)
            },
        ]
        for (name, rule) in rules {
            let expected = try SafetensorsFile(path: path).floats(named: "expect/losses/\(name)")
            let losses = try losses(of: Fixture(path: path), count: expected.count, rule)
            for (loss, expected) in zip(losses, expected) {
                #expect(abs(loss - expected) < 2e-3 * expected, "\(name)")
            }
        }
    }

    private func losses(
        of fixture: Fixture, count: Int, _ rule: (Int) -> OptimizerRule
    ) throws -> [Float] {
        let specification = try ModelSpecification.named(fixture.model, classCount: fixture.classCount)
        let network = try Network(
            specification: specification, imageSize: fixture.imageSize, batchSize: fixture.batchSize,
            use: .training, threads: 2)
        for (number, tensor) in network.tensors.enumerated() {
            try network.setValues(
                of: tensor.name, to: fixture.initialValues(of: tensor, number: number))
        }
        return (1...count).map { step in
            network.train(
                images: fixture.images, targets: fixture.targets, samples: Array(fixture.labels.indices),
                StepSettings(seed: 0, epoch: 0, regularization: false, optimizer: rule(step)))
        }
    }
}
