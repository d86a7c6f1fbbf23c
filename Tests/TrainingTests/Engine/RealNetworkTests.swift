import EfficientNet
import Foundation
import Testing

@testable import Training

/// The engine with the real network, in a size that trains in a blink.
@Suite struct RealNetworkTests {
    /// A stem, a block without and two with expansion (one with a residual and stochastic depth), a head.
    static let specification = ModelSpecification(
        name: "b0", classCount: 3, stemChannels: 8,
        stages: [
            StageSpecification(
                kernel: 3, stride: 1, expansion: 1, inputChannels: 8, outputChannels: 8, repeats: 1),
            StageSpecification(
                kernel: 5, stride: 2, expansion: 2, inputChannels: 8, outputChannels: 16, repeats: 2),
        ], headChannels: 32, dropout: 0.2, stochasticDepth: 0.5, nativeImageSize: 32)

    private func run(_ kind: OptimizerSettings.Kind = .adamW, threads: Int = 1) throws -> TestRun {
        var run = try TestRun()
        run.configuration.optimizer = .standard(kind)
        run.configuration.threads = threads
        run.configuration.classWeighting = .inverseFrequency
        run.configuration.labelSmoothing = 0.1
        run.configuration.averageDecay = 0.99
        run.configuration.headEpochs = 1
        run.configuration.layerDecay = 0.9
        run.makeNetwork = { configuration, _ in
            try Network(
                specification: Self.specification, imageSize: 32, batchSize: configuration.batchSize,
                use: .training, threads: configuration.computingThreads)
        }
        return run
    }

    @Test(arguments: OptimizerSettings.Kind.allCases)
    func aResumedRunEndsWithTheSameBits(kind: OptimizerSettings.Kind) async throws {
        let whole = try run(kind)
        let uninterrupted = Recorder()
        try await whole.run(.fresh, uninterrupted)
        let broken = try run(kind)
        let stop = Recorder { $0.steps.count == 8 ? [.stopAndSave] : [] }
        try await broken.run(.fresh, stop)
        let rest = Recorder()
        try await broken.run(.newestCheckpoint, rest)
        #expect(rest.recorded.steps.first?.step == 9)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
        let epochs = stop.recorded.epochs + rest.recorded.epochs
        #expect(epochs.map(\.evaluation) == uninterrupted.recorded.epochs.map(\.evaluation))
    }

    @Test func anyNumberOfThreadsGivesTheSameBits() async throws {
        let one = try run(threads: 1)
        try await one.run()
        let three = try run(threads: 3)
        try await three.run()
        #expect(try one.bytes(of: "epoch-0003") == three.bytes(of: "epoch-0003"))
    }

    @Test func aRunWithSharpnessResumesWithTheSameBitsOnAnyThreads() async throws {
        var whole = try run(threads: 1)
        whole.configuration.sharpnessRadius = 0.05
        try await whole.run()
        var broken = try run(threads: 3)
        broken.configuration.sharpnessRadius = 0.05
        try await broken.run(.fresh, Recorder { $0.steps.count == 8 ? [.stopAndSave] : [] })
        try await broken.run(.newestCheckpoint)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
    }

    @Test func theHeadsEpochLeavesTheBodyAlone() async throws {
        var run = try run(threads: 2)
        run.configuration.averageDecay = nil
        run.configuration.epochs = 1
        try await run.run()
        let network = try Network(
            specification: Self.specification, imageSize: 32, batchSize: 2, use: .training, threads: 1)
        let fresh = try Network(
            specification: Self.specification, imageSize: 32, batchSize: 2, use: .training, threads: 1)
        for network in [network, fresh] { network.initialize(seed: run.configuration.seed) }
        try run.store.restore(run.store.open("last"), into: network)
        for tensor in network.tensors where tensor.kind.isParameter {
            let isSame = network.values(of: tensor.name) == fresh.values(of: tensor.name)
            #expect(isSame == !tensor.name.hasPrefix("classifier"), "\(tensor.name)")
        }
    }

    @Test func itLearnsTheColours() async throws {
        var run = try run(threads: 2)
        run.train = ColourFaces(count: 60)
        run.configuration.epochs = 10
        run.configuration.optimizer.learningRate = 1e-2
        run.configuration.augmentation = .none
        let recorder = Recorder()
        try await run.run(.fresh, recorder)
        let epochs = recorder.recorded.epochs
        #expect(epochs[9].train.loss < epochs[0].train.loss)
        // A third by chance; the noise of the colours leaves some of them alike.
        #expect(epochs[9].train.accuracy > 0.6)
    }
}
