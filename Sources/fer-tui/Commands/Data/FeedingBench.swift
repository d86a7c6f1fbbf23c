import EfficientNet
import FaceData
import Foundation
import Kernels
import Training

/// Times training on a dataset's files beside training on the same faces in memory: what feeding the engine
/// costs. Both decode nothing twice, augment as training does, and take turns, so that a machine that grows
/// slower or faster meanwhile favours neither.
struct FeedingBench {
    /// How often each of the two is timed: even, since each comes first in half of the pairs.
    private static let pairs = 6

    private let configuration: TrainingConfiguration
    private let steps: Int
    private let files: any SampleSource
    private let memory: DecodedFaces
    private let network: Network

    init(_ arguments: ParsedArguments) throws {
        let path = try arguments.text(needing: .data)
        var configuration = TrainingConfiguration(data: DataConfiguration(path: absolutePath(path)))
        configuration.model = try arguments.text(needing: .model)
        configuration.imageSize = try arguments.integer(needing: .imageSize)
        configuration.batchSize = try arguments.integer(needing: .batchSize)
        configuration.precision = try arguments.precision()
        configuration.threads = arguments.threads
        try configuration.validate()
        steps = try arguments.integer(needing: .benchSteps)
        var options = DatasetOptions()
        options.cacheBytes = 0
        let train = try Dataset.open(path, options: options).train
        let needed = configuration.batchSize * steps
        guard train.count >= needed else {
            throw CommandFailure(
                "\(path): has \(train.count) training images and \(needed) are needed",
                remedy: "lower --steps or --batch-size")
        }
        files = train
        self.configuration = configuration
        do {
            memory = try DecodedFaces(
                train, indices: Self.draws(configuration, train, steps).flatMap(\.self),
                minimumSide: Self.preparation(configuration).minimumSide)
        } catch {
            throw CommandFailure(
                "\(error)", remedy: "repair or remove it; fer-tui data lists what cannot be read")
        }
        let specification = try ModelSpecification.named(
            configuration.model, classCount: train.classNames.count)
        network = try Network(
            specification: specification, imageSize: configuration.imageSize,
            batchSize: configuration.batchSize, use: .training, threads: configuration.computingThreads,
            precision: configuration.precision)
        network.initialize(seed: 0)
    }

    func run() throws -> FeedingResult {
        // The first steps touch all memory, and bring the files into the page cache.
        _ = try round(files)
        var (fromMemory, fromFiles) = ([Round](), [Round]())
        for pair in 0..<Self.pairs {
            if pair.isMultiple(of: 2) { fromMemory.append(try round(memory)) }
            fromFiles.append(try round(files))
            if !pair.isMultiple(of: 2) { fromMemory.append(try round(memory)) }
        }
        return FeedingResult(
            memory: Self.median(fromMemory.map(\.imagesPerSecond)),
            files: Self.median(fromFiles.map(\.imagesPerSecond)),
            ratio: Self.median(zip(fromFiles, fromMemory).map { $0.imagesPerSecond / $1.imagesPerSecond }),
            waitShare: fromFiles.reduce(0) { $0 + $1.waited } / fromFiles.reduce(0) { $0 + $1.seconds })
    }

    private struct Round {
        var images = 0
        var seconds = 0.0
        var waited = 0.0

        var imagesPerSecond: Double { Double(images) / seconds }
    }

    /// The mean of the two values in the middle of an even number of values.
    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private func round(_ source: any SampleSource) throws(CommandFailure) -> Round {
        let loader = BatchLoader(
            source: source, batches: Self.draws(configuration, files, steps),
            preparation: Self.preparation(configuration), threads: configuration.loaderThreads)
        defer { loader.cancel() }
        // The first batch is made before the clock runs, as in the middle of an epoch.
        guard var batch = loader.next() else { return Round() }
        var result = Round()
        let start = ContinuousClock.now
        while true {
            if let image = batch.unreadable.first {
                throw CommandFailure("\(image)", remedy: "fer-tui data lists what cannot be read")
            }
            train(batch)
            result.images += batch.count
            let asked = ContinuousClock.now
            guard let next = loader.next() else { break }
            result.waited += (ContinuousClock.now - asked).seconds
            batch = next
        }
        result.seconds = (ContinuousClock.now - start).seconds
        return result
    }

    private func train(_ batch: PreparedBatch) {
        let targets = TargetComposition(classCount: network.specification.classCount).rows(of: batch.targets)
        let settings = StepSettings(
            seed: 0, epoch: 0, optimizer: OptimizerSettings.standard(.adamW).rule(factor: 0.01, update: 1))
        _ = network.train(
            NetworkBatch(
                images: batch.images, targets: targets.shares,
                sampleNumbers: batch.draws.map { UInt32(truncatingIfNeeded: $0) }),
            settings)
    }

    private static func draws(
        _ configuration: TrainingConfiguration, _ source: any SampleSource, _ steps: Int
    ) -> [[Int]] {
        let order = EpochOrder(seed: configuration.seed)
        let batches = order.batches(labels: source.labels, epoch: 0, batchSize: configuration.batchSize)
        return Array(batches.prefix(steps))
    }

    private static func preparation(_ configuration: TrainingConfiguration) -> ImagePreparation {
        ImagePreparation(
            imageSize: configuration.imageSize, augmentation: configuration.augmentation,
            seed: configuration.seed)
    }
}

/// What `bench --data` prints: medians over all pairs.
struct FeedingResult: Encodable {
    let memoryImagesPerSecond: Double
    let filesImagesPerSecond: Double
    /// Of each pair, the rate on files as a share of that in memory.
    let ratio: Double
    /// Of the time on files, what the engine waited for images.
    let waitShare: Double

    init(memory: Double, files: Double, ratio: Double, waitShare: Double) {
        memoryImagesPerSecond = memory
        filesImagesPerSecond = files
        self.ratio = ratio
        self.waitShare = waitShare
    }

    enum CodingKeys: String, CodingKey {
        case ratio
        case memoryImagesPerSecond = "memory_images_per_second"
        case filesImagesPerSecond = "files_images_per_second"
        case waitShare = "wait_share"
    }

    var text: String {
        """
        in memory   \(String(format: "%.2f", memoryImagesPerSecond)) images/s
        from files  \(String(format: "%.2f", filesImagesPerSecond)) images/s, \
        \(String(format: "%.1f%%", 100 * ratio)) of that
        waiting     \(String(format: "%.2f%%", 100 * waitShare)) of the time
        """
    }
}

extension Duration {
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
