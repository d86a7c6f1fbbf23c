import RunContract
import TerminalUI

@testable import Dashboard
@testable import RunStore

/// Runs as a dashboard sees them, the same on every machine.
enum RunFixtures {
    static let classes = ["neutral", "happy", "sad", "surprise", "fear", "disgust", "anger", "contempt"]
    /// The moment at which every fixture is looked at.
    static let now = 1_700_000_000.0
    private static let stepsPerEpoch = 400
    private static let process = ProcessIdentity(pid: 4242, startTime: 1, boot: "boot")

    /// A run that was made a second ago; its engine has not yet read the data.
    static let empty: RunView = {
        var configuration = RunFixtures.configuration
        configuration.stepsPerEpoch = 0
        configuration.createdAt = now - 1
        let directory = RunDirectory(unchecked: "/home/ada/runs/2026-11-23-b4-ferplus")
        return RunView(directory: directory, configuration: configuration, time: now)
    }()

    /// In the middle of the eighth of twenty epochs.
    static let live: RunView = {
        var run = empty
        run.configuration = configuration
        run.state = .training
        run.distribution = distribution
        run.epochs = (1...7).map(epoch)
        run.steps.append((1...3000).map(step))
        run.heartbeat = Heartbeat(
            process: process, step: 3000, epoch: 8, phase: .training, wallTime: now - 0.2)
        run.confusion = [6: earlierMatrix, 7: matrix]
        run.predictedEpochs = [7]
        run.operations = operations
        run.usage = ProcessUsage(
            cores: 1.97, residentBytes: 1_240_000_000, threads: 7,
            history: (0..<60).map { 1.9 + Double($0 % 7) / 70 })
        run.checkpoints = [
            CheckpointRecord(name: "epoch-0007", epoch: 7, step: 2800, accuracy: 0.688, wallTime: now - 80)
        ]
        run.events = [
            EventRecord(.message, "25,057 faces to train on, 3,199 to test", wallTime: now - 5000),
            EventRecord(.unreadable, "train/happy/fer0001.png: not a PNG file", wallTime: now - 4100),
            EventRecord(.checkpoint, "checkpoint epoch-0007, the best so far", wallTime: now - 80),
        ]
        run.unreadableCount = 1
        run.log = LogLines(
            (1...40).map {
                "epoch \(1 + $0 / 6)/20 step \($0 * 75) loss \(NumberText.fixed(loss($0 * 75), decimals: 4))"
            })
        return run
    }()

    /// Of EfficientNet-B4 in steps of 156 milliseconds.
    private static let operations = [
        ("project, backward", 42.0), ("expand, backward", 35), ("depthwise, backward", 20),
        ("project, forward", 19.5),
        ("expand, forward", 14), ("depthwise, forward", 10), ("squeeze-excitation", 5.5),
        ("gradient reduction", 2.5), ("optimiser", 2.2), ("head and loss", 1.8),
        ("batch-norm statistics", 0.9), ("stem, backward", 0.7), ("stem", 0.4),
    ].map { OperationRecord(operation: $0, steps: 200, seconds: $1 / 1000 * 200) }

    static let paused: RunView = {
        with(live) {
            $0.heartbeat?.phase = .paused; $0.state = .paused
        }
    }()

    static let evaluating: RunView = {
        with(live) {
            $0.state = .evaluating
            $0.heartbeat?.phase = .evaluating
            $0.heartbeat?.phaseDone = 1200
            $0.heartbeat?.phaseTotal = 3199
        }
    }()

    static let finished: RunView = {
        with(live) {
            $0.epochs = (1...20).map(epoch)
            $0.steps.append((3001...8000).map(step))
            $0.heartbeat?.phase = .finished
            $0.heartbeat?.step = 8000
            $0.state = .finished
            $0.usage = nil
            $0.confusion = [20: matrix]
            $0.predictedEpochs = [20]
        }
    }()

    static let crashed: RunView = {
        with(live) {
            $0.state = .crashed
            $0.usage = nil
            $0.log.append("Fatal error: the engine was killed")
        }
    }()

    static let failed: RunView = {
        with(live) {
            $0.state = .failed
            $0.heartbeat?.message = "the loss is not a number since step 2,990"
        }
    }()

    static let stalled: RunView = {
        with(live) {
            $0.state = .stalled; $0.heartbeat?.wallTime = now - 30
        }
    }()

    static let all: [(name: String, run: RunView)] = {
        [
            ("empty", empty), ("live", live), ("paused", paused), ("evaluating", evaluating),
            ("finished", finished), ("crashed", crashed), ("failed", failed), ("stalled", stalled),
        ]
    }()

    /// The list that the live run stands in: one beside it that is better, one that differs little, a broken one.
    static let entries: [RunIndex.Entry] = {
        let runs: [(RunView, String, [String: String], Double)] = [
            (live, live.directory.name, [:], 0),
            (finished, "2026-11-20-b4-ferplus", ["lr": "0.1", "optimizer": "adamw"], 200_000),
            (crashed, "2026-11-19-b0-ferplus", ["weights": "imagenet"], 300_000),
        ]
        let broken = RunIndex.Entry(
            directory: RunDirectory(unchecked: "/home/ada/runs/broken"),
            summary: .failure(.damaged(path: "/home/ada/runs/broken", reason: "malformed")))
        return runs.map { run, name, options, age in
            var configuration = run.configuration
            configuration.options.merge(options) { $1 }
            let directory = RunDirectory(unchecked: "/home/ada/runs/\(name)")
            let summary = RunSummary(
                directory: directory, state: run.state, configuration: configuration, epochs: run.epochs,
                lastActive: now - age)
            return RunIndex.Entry(directory: directory, summary: .success(summary))
        } + [broken]
    }()

    /// A run of the list as it looks when it is followed.
    static func other(_ place: Int) -> RunView {
        var run = finished
        run.directory = entries[place].directory
        return run
    }

    static func state(_ run: RunView, width: Int = 80, height: Int = 24, isReadOnly: Bool = false)
        -> DashboardState
    {
        DashboardState(
            run: run, runsPath: "/home/ada/runs", size: Size(width: width, height: height),
            isReadOnly: isReadOnly)
    }

    static let machine = MachineUsage(
        processors: [0.97, 0.99, 0.31, 0.02], memoryBytes: 16_000_000_000, availableBytes: 11_000_000_000,
        load: [2.1, 1.9, 1.4])

    /// FER+'s matrix as a good network leaves it; nobody is contemptuous.
    static let matrix: ConfusionMatrix = {
        let counts = [
            [1150, 30, 60, 15, 2, 1, 20, 4], [40, 840, 8, 25, 1, 0, 12, 2], [120, 15, 230, 5, 8, 2, 22, 1],
            [30, 18, 4, 380, 14, 0, 8, 0], [8, 4, 14, 30, 38, 0, 6, 0], [4, 2, 4, 1, 0, 8, 8, 0],
            [40, 14, 18, 10, 3, 3, 236, 1], [0, 0, 0, 0, 0, 0, 0, 0],
        ]
        return ConfusionMatrix(classes: classes, counts: counts) ?? ConfusionMatrix(classes: classes)
    }()

    /// The same network an epoch before: thirty sad faces fewer found, ten angry ones more.
    static let earlierMatrix: ConfusionMatrix = {
        var earlier = matrix
        earlier.add(actual: 2, predicted: 2, count: -30)
        earlier.add(actual: 2, predicted: 0, count: 30)
        earlier.add(actual: 6, predicted: 6, count: 10)
        earlier.add(actual: 6, predicted: 0, count: -10)
        return earlier
    }()

    /// A misclassified sample with valence, arousal and a long path.
    static func sample(_ index: Int) -> EvaluatedSample {
        let (label, predicted) = (index % 8, (index * 3 + 1) % 8)
        var probabilities = [Float](repeating: 0.02, count: 8)
        probabilities[label] = 0.2
        probabilities[predicted] = 0.68
        return EvaluatedSample(
            sample: SampleRecord(
                index: index, path: "/data/ferplus/test/\(classes[label])/fer00\(32_000 + index).png",
                label: label,
                valence: -0.42, arousal: 0.31),
            prediction: PredictionRecord(
                sample: index, predicted: predicted, probabilities: probabilities,
                loss: 4 - Double(index) / 100))
    }

    /// A gradient from dark to light with a bright square.
    static let picture: Picture? = {
        let bytes = (0..<48).flatMap { y in
            (0..<48).flatMap { x -> [UInt8] in
                let inside = (16..<32).contains(x) && (16..<32).contains(y)
                return [UInt8(inside ? 250 : x * 4), UInt8(inside ? 220 : y * 4), 90]
            }
        }
        return Picture(width: 48, height: 48, rgb: bytes)
    }()

    private static let configuration = RunConfiguration(
        model: "b4", dataset: "/home/ada/data/ferplus", imageSize: 64, batchSize: 64, epochs: 20,
        stepsPerEpoch: stepsPerEpoch, createdAt: now - 5400,
        options: ["recipe": "paper", "optimizer": "sgd", "lr": "0.05", "seed": "0"])

    private static let distribution = ClassDistribution(
        classes: classes,
        counts: [
            .train: [8740, 7284, 3022, 3149, 555, 119, 2100, 119],
            .test: [1282, 928, 403, 454, 100, 27, 325, 0],
        ])

    private static func with(_ run: RunView, _ change: (inout RunView) -> Void) -> RunView {
        var run = run
        change(&run)
        return run
    }

    private static func loss(_ step: Int) -> Double { 0.45 + 1.6 * exponential(-Double(step) / 1500) }

    private static func step(_ step: Int) -> StepRecord {
        // A fixed zigzag in the place of noise.
        let noise = Double((step * 7919) % 101) / 101 - 0.5
        return StepRecord(
            step: step, epoch: 1 + (step - 1) / stepsPerEpoch, loss: loss(step) + 0.4 * noise,
            accuracy: 0.8 - 0.55 * exponential(-Double(step) / 1500) + 0.1 * noise, learningRate: 0.05,
            imagesPerSecond: 410 + 10 * noise, seconds: 0.156, inputWait: 0.001)
    }

    private static func epoch(_ epoch: Int) -> EpochRecord {
        let step = epoch * stepsPerEpoch
        return EpochRecord(
            epoch: epoch, trainLoss: loss(step) + 0.05,
            trainAccuracy: 0.78 - 0.5 * exponential(-Double(step) / 1500),
            evaluationLoss: loss(step) + 0.2 + Double(epoch % 3) / 30,
            evaluationAccuracy: 0.72 - 0.4 * exponential(-Double(step) / 1200) - Double(epoch % 3) / 60,
            macroF1: 0.5,
            imagesPerSecond: 408, seconds: 66, evaluationSeconds: 3.5, learningRate: 0.05)
    }

    /// e^x by its series, so that no library's last digit shows in a frame.
    private static func exponential(_ x: Double) -> Double {
        var (sum, term) = (1.0, 1.0)
        let halved = x / 16
        for order in 1...12 {
            term *= halved / Double(order)
            sum += term
        }
        return (0..<4).reduce(sum) { value, _ in value * value }
    }
}
