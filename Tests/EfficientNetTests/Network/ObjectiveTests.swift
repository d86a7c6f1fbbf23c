import EfficientNet
import Testing

/// What a step minimizes is a list of objectives, which add up.
@Suite("Objectives of a step")
struct ObjectiveTests {
    /// Half of the squared distance of the first logit from 1, for the images of a batch alike.
    private struct FirstLogitIsOne: Objective {
        func add(to batch: ObjectiveBatch) {
            for image in 0..<batch.count {
                let distance = batch.outputs(image: image)[0] - 1
                batch.add(loss: distance * distance / 2, image: image)
                [distance * batch.weight(image: image)].withUnsafeBufferPointer {
                    batch.add(gradient: $0, at: 0, image: image)
                }
            }
        }
    }

    private func settings(_ objectives: [any Objective]) -> StepSettings {
        var settings = StepSettings(seed: 1, epoch: 2, regularization: false, optimizer: nil)
        settings.objectives = objectives
        return settings
    }

    @Test("Losses and gradients of several objectives are added")
    func sum() throws {
        let problem = try NetworkProblem(.familyLike)
        let name = ModelSpecification.classifier + ".bias"
        func step(_ objectives: [any Objective]) throws -> (loss: Float, gradient: [Float]) {
            let network = try problem.network()
            let loss = problem.train(network, settings(objectives))
            return (loss, network.gradient(of: name) ?? [])
        }
        let first = try step([CrossEntropy()])
        let second = try step([FirstLogitIsOne()])
        let both = try step([CrossEntropy(), FirstLogitIsOne()])
        #expect(second.loss > 0 && second.gradient[0] != 0)
        #expect(second.gradient.dropFirst().allSatisfy { $0 == 0 })
        // The sums are the same but for the order of a few additions.
        #expect(abs(both.loss - first.loss - second.loss) < 1e-5)
        for (sum, parts) in zip(both.gradient, zip(first.gradient, second.gradient)) {
            #expect(abs(sum - parts.0 - parts.1) < 1e-6)
        }
    }

    /// The parameters move only through the objectives.
    @Test("Without an objective nothing has a gradient")
    func none() throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network()
        #expect(problem.train(network, settings([])) == 0)
        for tensor in network.tensors where tensor.kind.isParameter {
            #expect(network.gradient(of: tensor.name)?.allSatisfy { $0 == 0 } == true, "\(tensor.name)")
        }
    }

    @Test("A row of outputs holds the logits")
    func outputs() throws {
        let problem = try NetworkProblem(.familyLike)
        #expect(problem.specification.outputCount == problem.specification.classCount)
        let network = try problem.network()
        _ = problem.train(network, settings([CrossEntropy()]))
        #expect(network.outputs(image: 0).count == problem.specification.outputCount)
    }
}
