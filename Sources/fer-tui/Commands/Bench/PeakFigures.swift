import Kernels

/// The machine's peaks as JSON: units a second on one thread and on all that were asked for.
struct PeakFigures: Encodable {
    struct Rate: Encodable {
        let oneThread: Double
        let allThreads: Double

        init(_ rate: MachinePeaks.Rate) {
            oneThread = rate.oneThread
            allThreads = rate.allThreads
        }

        enum CodingKeys: String, CodingKey {
            case oneThread = "one_thread"
            case allThreads = "all_threads"
        }
    }

    let floatOperations: Rate
    @OrNull private(set) var bfloatOperations: Rate?
    let activations: Rate
    let memoryRead: Rate
    let memoryCopy: Rate

    init(_ peaks: MachinePeaks) {
        floatOperations = Rate(peaks.floatOperations)
        bfloatOperations = peaks.bfloatOperations.map(Rate.init)
        activations = Rate(peaks.activations)
        memoryRead = Rate(peaks.memoryRead)
        memoryCopy = Rate(peaks.memoryCopy)
    }

    enum CodingKeys: String, CodingKey {
        case floatOperations = "float32_operations"
        case bfloatOperations = "bf16_operations"
        case activations
        case memoryRead = "memory_read_bytes"
        case memoryCopy = "memory_copy_bytes"
    }
}
