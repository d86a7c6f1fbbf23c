import EfficientNet
import Kernels

/// What `bench --json` prints.
struct BenchResult: Encodable {
    let settings: BenchSettings
    let trainImagesPerSecond: Double
    let inferenceImagesPerSecond: Double
    let memory: Memory
    /// Of the measured training steps, by kind; with several threads, of the one that leads.
    let operations: [OperationKind: Operation]
    /// Nil where there was no memory to measure them.
    let peaks: MachinePeaks?

    /// What training takes, in bytes.
    struct Memory: Encodable {
        /// The most that the process ever had resident while it trained.
        let peak: Int
        /// What the network's arena was planned to take.
        let planned: Int
        /// What the process had resident before: the program, its libraries and the images.
        let before: Int

        enum CodingKeys: String, CodingKey {
            case peak = "peak_rss_bytes"
            case planned = "planned_bytes"
            case before = "rss_before_bytes"
        }
    }

    /// A kind of operation in the measured steps.
    struct Operation: Encodable {
        let seconds: Double
        /// What it has to compute and to move; nil of kinds that only prepare others.
        let work: OperationWork?
        /// The time that the work would take at the machine's peaks.
        let floorSeconds: Double?

        enum CodingKeys: String, CodingKey {
            case seconds, operations, bytes, activations
            case floorSeconds = "floor_seconds"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(seconds, forKey: .seconds)
            try container.encode(work?.operations, forKey: .operations)
            try container.encode(work?.activations, forKey: .activations)
            try container.encode(work?.bytes, forKey: .bytes)
            try container.encode(floorSeconds, forKey: .floorSeconds)
        }
    }

    enum CodingKeys: String, CodingKey {
        case trainImagesPerSecond = "train_images_per_second"
        case inferenceImagesPerSecond = "inference_images_per_second"
        case secondsByOperation = "seconds_by_operation"
        case operations, peaks
    }

    func encode(to encoder: any Encoder) throws {
        try settings.encode(to: encoder)
        try memory.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(trainImagesPerSecond, forKey: .trainImagesPerSecond)
        try container.encode(inferenceImagesPerSecond, forKey: .inferenceImagesPerSecond)
        let named = Dictionary(uniqueKeysWithValues: operations.map { ("\($0.key)", $0.value) })
        try container.encode(named.mapValues(\.seconds), forKey: .secondsByOperation)
        try container.encode(named, forKey: .operations)
        try container.encode(peaks.map(PeakFigures.init), forKey: .peaks)
    }
}
