import EfficientNet
import FaceData
import RunContract

/// A run at work: the network, where it stands, and the single moves that the engine makes with them. Every
/// call is synchronous; what happens between two calls is the engine's business.
final class TrainingSession {
    let material: RunMaterial
    let network: any TrainableNetwork
    let observer: any TrainingObserver
    let data: DataFingerprint
    var progress: TrainingProgress

    /// What an epoch's batches are cut from.
    let labels: [Int]
    /// Makes the targets of each training batch.
    let composition: TargetComposition
    /// What each step minimizes the sum of.
    let objectives: [any Objective]
    let stepsPerEpoch: Int
    var loader: BatchLoader?
    var evaluation: EvaluationPass?
    /// The split that `evaluation` walks over.
    var evaluatedSplit = Split.test
    /// The epochs whose checkpoints are still to be tested at the run's end, and whether that has begun: from then on the
    /// network holds their weights, and nothing is saved any more.
    var tests: [CheckpointTest] = []
    var isTesting = false
    var unreadableTrain: UnreadableTally
    var unreadableHeldOut: [Split: UnreadableTally] = [:]
    /// Steps in a row whose objective was NaN or infinite.
    var nonFiniteInARow = 0
    var lastCheckpoint = ContinuousClock.now
    /// Whether the network holds the weights' average in the trained weights' place.
    private var holdsAverage = false

    var configuration: TrainingConfiguration { material.configuration }

    /// Makes the network and puts the run's first weights or its checkpoint into it.
    init(_ material: RunMaterial, observer: any TrainingObserver) throws {
        try material.validate()
        let configuration = material.configuration
        self.material = material
        self.observer = observer
        let classCount = material.train.classNames.count
        network = try material.makeNetwork(configuration, classCount)
        data = DataFingerprint(
            train: material.train, validation: material.validation, test: material.test,
            labels: configuration.labels)
        progress = TrainingProgress(classes: material.train.classNames)
        labels = material.train.labels
        stepsPerEpoch = Self.batches(labels, epoch: 0, configuration).count
        let classTotals = configuration.labels.classTotals(of: material.train)
        let classWeights: [Float]? =
            switch configuration.classWeighting {
            case .none: nil
            case .inverseFrequency: ClassWeights.inverseFrequency(counts: classTotals)
            }
        composition = TargetComposition(
            classCount: classCount, smoothing: configuration.labelSmoothing, classWeights: classWeights)
        let logitOffsets = LogitAdjustment.offsets(
            counts: classTotals, strength: configuration.logitAdjustment)
        objectives = [CrossEntropy(logitOffsets: logitOffsets)]
        let share = configuration.maximumUnreadable
        unreadableTrain = UnreadableTally(split: "training", count: material.train.count, maximumShare: share)
        for (split, source) in [material.judging, (.test, material.test)] {
            unreadableHeldOut[split] = UnreadableTally(
                split: split.rawValue, count: source.count, maximumShare: share)
        }
        material.checkpoints.removeLeftovers()
        try begin()
    }

    var hasEpochsLeft: Bool { progress.epochsDone < configuration.epochs }

    /// Puts the average of the weights into the network, or the trained weights back; nothing happens in a run
    /// without an average.
    func hold(average: Bool) {
        guard configuration.averageDecay != nil, average != holdsAverage else { return }
        network.exchangeAverage()
        holdsAverage = average
    }

    /// Works with the trained weights in the network, whatever it holds before and after.
    func withTrainedWeights<Result>(
        _ work: () throws(TrainingError) -> Result
    ) throws(TrainingError) -> Result {
        let held = holdsAverage
        hold(average: false)
        defer { hold(average: held) }
        return try work()
    }

    private var counts: [Split: [Int]] {
        var counts = [Split.train: material.train.classCounts, .test: material.test.classCounts]
        counts[.validation] = material.validation?.classCounts
        return counts
    }

    /// What the observer is told at the start.
    var plan: TrainingPlan {
        let parameters = network.tensors.filter(\.kind.isParameter)
        return TrainingPlan(
            classNames: data.classNames, counts: counts, judging: material.judging.split,
            epochs: configuration.epochs, stepsPerEpoch: stepsPerEpoch,
            evaluationSteps: EpochOrder.inOrder(
                count: material.judging.source.count, batchSize: configuration.batchSize
            ).count,
            parameters: parameters.reduce(0) { $0 + $1.count }, startEpoch: progress.epochsDone,
            startBatch: progress.batchesDone)
    }

    /// An epoch's batches. A last one of a single image is left out: batch norm has nothing to measure there.
    static func batches(_ labels: [Int], epoch: Int, _ configuration: TrainingConfiguration) -> [[Int]] {
        let order = EpochOrder(seed: configuration.seed, sampling: configuration.sampling)
        return order.batches(
            labels: labels, epoch: UInt32(truncatingIfNeeded: epoch), batchSize: configuration.batchSize
        ).filter { $0.count >= 2 }
    }
}
