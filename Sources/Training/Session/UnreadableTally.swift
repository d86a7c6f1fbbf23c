import FaceData

/// Counts the images of a split that cannot be read, each once, and says when they are too many.
struct UnreadableTally {
    private let split: String
    private let count: Int
    private let maximumShare: Double
    private var paths: Set<String> = []

    init(split: String, count: Int, maximumShare: Double) {
        self.split = split
        self.count = count
        self.maximumShare = maximumShare
    }

    /// - Returns: those that were not known yet.
    /// - Throws: `TrainingError` where the share of bad images is above the limit.
    mutating func add(_ images: [UnreadableImage]) throws(TrainingError) -> [UnreadableImage] {
        let fresh = images.filter { paths.insert($0.path).inserted }
        guard !fresh.isEmpty, Double(paths.count) > maximumShare * Double(count) else { return fresh }
        let last = fresh.last.map { "; the last: \($0)" } ?? ""
        throw TrainingError(
            "\(paths.count) of the \(split) split's \(count) images cannot be read, more than the share of"
                + " \(maximumShare) that is allowed\(last) (repair the data, or raise --max-unreadable)")
    }

    /// An epoch's figures are of something only where images were seen.
    ///
    /// - Throws: `TrainingError` where none was.
    func requireSome(of tally: ClassificationTally) throws(TrainingError) {
        guard tally.confusion.total == 0 else { return }
        throw TrainingError(
            "not one of the \(split) split's \(count) images could be used, \(paths.count) of them cannot be"
                + " read (repair the data: fer-tui data lists the reasons)")
    }
}
