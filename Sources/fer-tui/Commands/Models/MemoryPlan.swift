import EfficientNet
import Kernels

/// What the arena of a network takes: parameters, gradients, optimiser state, activations and scratch.
struct MemoryPlan: Encodable {
    /// One way to train.
    struct Way: Encodable {
        let precision: Precision
        let recomputes: Bool
        let bytes: Int

        enum CodingKeys: String, CodingKey {
            case precision, bytes
            case recomputes = "recompute"
        }
    }

    let batchSize: Int
    let threads: Int
    let training: [Way]
    let inferenceBytes: Int

    enum CodingKeys: String, CodingKey {
        case threads, training
        case batchSize = "batch_size"
        case inferenceBytes = "inference_bytes"
    }

    /// - Throws: `UsageError` for a size that the network cannot be trained at.
    init(_ model: ModelSpecification, imageSize: Int, batchSize: Int, threads: Int) throws(UsageError) {
        guard imageSize <= 2048 else {
            throw UsageError(
                "--image-size \(imageSize) is too large to train at", remedy: "give 2048 at most")
        }
        self.batchSize = batchSize
        self.threads = threads
        func bytes(_ use: Network.Use, _ precision: Precision, _ recomputes: Bool) -> Int {
            Network.plannedBytes(
                model, imageSize: imageSize, batchSize: batchSize, use: use, threads: threads,
                precision: precision, recomputes: recomputes)
        }
        training = Precision.allCases.flatMap { precision in
            [false, true].map {
                Way(precision: precision, recomputes: $0, bytes: bytes(.training, precision, $0))
            }
        }
        inferenceBytes = bytes(.inference, .float32, false)
    }

    var text: String {
        var table = TextTable([
            ("memory, batches of \(batchSize), \(threads) threads", .left), ("kept", .left), ("MiB", .right),
        ])
        for way in training {
            table.add([
                "training in \(way.precision.rawValue)",
                way.recomputes ? "block inputs (--recompute)" : "all activations", "\(way.bytes >> 20)",
            ])
        }
        table.add(["inference", "nothing", "\(inferenceBytes >> 20)"])
        return table.text
    }
}
