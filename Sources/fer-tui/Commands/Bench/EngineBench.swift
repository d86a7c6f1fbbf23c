import EfficientNet
import Foundation
import Kernels
import RandomStreams

/// Times steps of the engine on random images.
struct EngineBench {
    private static let classCount = 8
    /// Steps before the clock runs: the first one touches all memory.
    static let warmup = 2

    let settings: BenchSettings
    private let specification: ModelSpecification
    private let batch: NetworkBatch

    init(_ settings: BenchSettings) throws(ModelError) {
        self.settings = settings
        specification = try ModelSpecification.named(settings.model, classCount: Self.classCount)
        let (batchSize, imageSize) = (settings.batchSize, settings.imageSize)
        var stream = RandomStream(seed: 0, purpose: .weightInitialization)
        batch = NetworkBatch(
            images: (0..<(batchSize * imageSize * imageSize * 3)).map { _ in stream.uniform(-2, 2) },
            targets: (0..<(batchSize * Self.classCount)).map {
                $0 % Self.classCount == $0 / Self.classCount % Self.classCount ? 1 : 0
            },
            sampleNumbers: Array(0..<UInt32(batchSize)))
    }

    /// Training first, so that the most memory ever is training's; the peaks last.
    func run() throws(ModelError) -> BenchResult {
        let before = ResidentMemory.now
        let training = try trainingSpeed()
        let memory = BenchResult.Memory(
            peak: ResidentMemory.peak, planned: training.planned, before: before)
        let inference = try inferenceSpeed()
        let peaks = MachinePeaks.measure(threads: settings.threads)
        return BenchResult(
            settings: settings, trainImagesPerSecond: training.imagesPerSecond,
            inferenceImagesPerSecond: inference, memory: memory,
            operations: operations(training.seconds, peaks), peaks: peaks)
    }

    private func trainingSpeed() throws(ModelError) -> (
        imagesPerSecond: Double, seconds: [OperationKind: Double], planned: Int
    ) {
        let network = try network(.training)
        for step in 0..<Self.warmup { train(network, step) }
        network.resetOperationSeconds()
        let seconds = seconds {
            for step in 0..<settings.steps { train(network, Self.warmup + step) }
        }
        let operations = network.secondsByOperation.filter { $0.seconds > 0 }.map { ($0.kind, $0.seconds) }
        return (
            Double(settings.steps * settings.batchSize) / seconds,
            Dictionary(operations, uniquingKeysWith: +), network.plannedBytes
        )
    }

    /// Times beside the work that they were spent on.
    private func operations(
        _ seconds: [OperationKind: Double], _ peaks: MachinePeaks?
    ) -> [OperationKind: BenchResult.Operation] {
        let work = specification.trainingWork(
            imageSize: settings.imageSize, images: settings.steps * settings.batchSize,
            optimizerSteps: settings.steps, precision: settings.precision, recomputes: settings.recomputes)
        return Dictionary(
            uniqueKeysWithValues: seconds.map { kind, seconds in
                let floor = peaks.flatMap {
                    work[kind]?.floorSeconds($0, precision: settings.precision, rate: \.allThreads)
                }
                return (
                    kind, BenchResult.Operation(seconds: seconds, work: work[kind], floorSeconds: floor)
                )
            })
    }

    private func inferenceSpeed() throws(ModelError) -> Double {
        let network = try network(.inference)
        for _ in 0..<Self.warmup { infer(network) }
        let seconds = seconds { for _ in 0..<settings.steps { infer(network) } }
        return Double(settings.steps * settings.batchSize) / seconds
    }

    /// - Parameter threads: other than the settings say.
    func network(_ use: Network.Use, threads: Int? = nil) throws(ModelError) -> Network {
        let network = try Network(
            specification: specification, imageSize: settings.imageSize, batchSize: settings.batchSize,
            use: use, threads: threads ?? settings.threads, precision: settings.precision,
            backend: settings.matrixBackend, recomputes: settings.recomputes)
        network.initialize(seed: 0)
        return network
    }

    func infer(_ network: Network) { network.infer(images: batch.images) }

    /// - Returns: the loss.
    @discardableResult
    func train(_ network: Network, _ step: Int) -> Float {
        let rule = OptimizerRule.adamW(
            learningRate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, step: step + 1)
        return network.train(batch, StepSettings(seed: 0, epoch: UInt32(step), optimizer: rule))
    }

    func seconds(_ work: () -> Void) -> Double {
        let time = ContinuousClock().measure(work).components
        return Double(time.seconds) + Double(time.attoseconds) * 1e-18
    }
}
