/// What `bench --scaling` prints: training's speed by number of threads.
struct ScalingCurve: Encodable {
    struct Point: Encodable {
        let threads: Int
        let trainImagesPerSecond: Double
        /// Times faster than one thread.
        let speedup: Double
        /// Whether the last step's logits and loss are those of one thread, bit for bit.
        let givesSameBits: Bool

        /// The share of the threads that the speedup is.
        var efficiency: Double { speedup / Double(threads) }

        enum CodingKeys: String, CodingKey {
            case threads, speedup
            case trainImagesPerSecond = "train_images_per_second"
            case givesSameBits = "same_bits"
        }
    }

    let settings: BenchSettings
    let points: [Point]

    enum CodingKeys: String, CodingKey {
        case points = "scaling"
    }

    func encode(to encoder: any Encoder) throws {
        try settings.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(points, forKey: .points)
    }

    /// 1, 2, 4 and so on below `most`, and `most`.
    static func threadCounts(upTo most: Int) -> [Int] {
        var counts: [Int] = []
        var count = 1
        while count < most {
            counts.append(count)
            count *= 2
        }
        return counts + [most]
    }
}
