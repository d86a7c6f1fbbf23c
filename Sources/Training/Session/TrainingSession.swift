import EfficientNet
import FaceData

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
    var unreadableTrain: UnreadableTally
    var unreadableTest: UnreadableTally
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
        data = DataFingerprint(train: material.train, test: material.test, labels: configuration.labels)
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
        unreadableTest = UnreadableTally(split: "test", count: material.test.count, maximumShare: share)
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

    /// What the observer is told at the start.
    var plan: TrainingPlan {
        let parameters = network.tensors.filter(\.kind.isParameter)
        return TrainingPlan(
            classNames: data.classNames, trainCounts: material.train.classCounts,
            testCounts: material.test.classCounts, epochs: configuration.epochs,
            stepsPerEpoch: stepsPerEpoch,
            evaluationSteps: EpochOrder.inOrder(
                count: material.test.count, batchSize: configuration.batchSize
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
