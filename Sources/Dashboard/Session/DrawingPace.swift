/// Limits how often frames are drawn for changes of the run, so that drawing takes no processor time from training: the
/// longer a frame takes, the longer until the next. Input of the user is drawn at once.
struct DrawingPace {
    /// The share of one core that drawing may take.
    private static let share = 0.01
    /// Seconds between two frames.
    private static let bounds = 0.2...2.0

    private var next = 0.0

    mutating func drew(in seconds: Double, now: Double) {
        let wait = seconds.isFinite ? seconds / Self.share : 0
        next = now + min(Self.bounds.upperBound, max(Self.bounds.lowerBound, wait))
    }

    func allows(_ now: Double) -> Bool { now >= next }
}
