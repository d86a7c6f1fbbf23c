import EfficientNet
import Foundation
import Kernels

/// Times steps of the engine on random images.
struct EngineBench {
    private static let classCount = 8
    /// Steps before the clock runs: the first one touches all memory.
    static let warmup = 2

    private let specification: ModelSpecification
    private let imageSize: Int
    private let batchSize: Int
    private let steps: Int
    private let threads: Int
    private let precision: Precision
    private let images: [Float]
    private let targets: [Float]
    private let sampleNumbers: [UInt32]

    init(
        model: String, imageSize: Int, batchSize: Int, steps: Int, threads: Int, precision: Precision
    ) throws(ModelError) {
        specification = try ModelSpecification.named(model, classCount: Self.classCount)
        self.imageSize = imageSize
        self.batchSize = batchSize
        self.steps = steps
        self.threads = threads
        self.precision = precision
        var stream = RandomStream(seed: 0, purpose: .weightInitialization)
        images = (0..<(batchSize * imageSize * imageSize * 3)).map { _ in stream.uniform(-2, 2) }
        targets = (0..<(batchSize * Self.classCount)).map {
            $0 % Self.classCount == $0 / Self.classCount % Self.classCount ? 1 : 0
        }
        sampleNumbers = (0..<UInt32(batchSize)).map(\.self)
    }

    func run() throws(ModelError) -> BenchResult {
        let (training, operations) = try trainingSpeed()
        let inference = try inferenceSpeed()
        return BenchResult(
            trainImagesPerSecond: training, inferenceImagesPerSecond: inference, peakBytes: Self.peakBytes,
            secondsByOperation: operations)
    }

    private func trainingSpeed() throws(ModelError) -> (imagesPerSecond: Double, operations: [String: Double])
    {
        let network = try network(.training)
        for step in 0..<Self.warmup { train(network, step) }
        network.resetOperationSeconds()
        let seconds = seconds { for step in 0..<steps { train(network, Self.warmup + step) } }
        let operations = network.secondsByOperation.map { ("\($0.kind)", $0.seconds) }
        return (Double(steps * batchSize) / seconds, Dictionary(operations, uniquingKeysWith: +))
    }

    private func inferenceSpeed() throws(ModelError) -> Double {
        let network = try network(.inference)
        func infer() {
            images.withUnsafeBufferPointer { images in
                guard let base = images.baseAddress else { return }
                network.infer(images: base, count: batchSize)
            }
        }
        for _ in 0..<Self.warmup { infer() }
        return Double(steps * batchSize) / seconds { for _ in 0..<steps { infer() } }
    }

    func network(_ use: Network.Use) throws(ModelError) -> Network {
        let network = try Network(
            specification: specification, imageSize: imageSize, batchSize: batchSize, use: use,
            threads: threads, precision: precision)
        network.initialize(seed: 0)
        return network
    }

    func train(_ network: Network, _ step: Int) {
        let rule = OptimizerRule.adamW(
            learningRate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, step: step + 1)
        images.withUnsafeBufferPointer { images in
            targets.withUnsafeBufferPointer { targets in
                sampleNumbers.withUnsafeBufferPointer { numbers in
                    guard let images = images.baseAddress, let targets = targets.baseAddress,
                        let numbers = numbers.baseAddress
                    else { return }
                    let batch = NetworkBatch(
                        images: images, targets: targets, sampleNumbers: numbers, count: batchSize)
                    _ = network.train(batch, StepSettings(seed: 0, epoch: UInt32(step), optimizer: rule))
                }
            }
        }
    }

    func seconds(_ work: () -> Void) -> Double {
        let time = ContinuousClock().measure(work).components
        return Double(time.seconds) + Double(time.attoseconds) * 1e-18
    }

    private static var peakBytes: Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        // Linux counts in KiB.
        return usage.ru_maxrss * 1024
    }
}
