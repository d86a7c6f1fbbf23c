/// What `bench --json` prints.
struct BenchResult: Encodable {
    let trainImagesPerSecond: Double
    let inferenceImagesPerSecond: Double
    /// The most memory that the process ever had resident.
    let peakBytes: Int
    /// Of the measured training steps; with several threads, of the one that leads.
    let secondsByOperation: [String: Double]

    enum CodingKeys: String, CodingKey {
        case trainImagesPerSecond = "train_images_per_second"
        case inferenceImagesPerSecond = "inference_images_per_second"
        case peakBytes = "peak_rss_bytes"
        case secondsByOperation = "seconds_by_operation"
    }
}
