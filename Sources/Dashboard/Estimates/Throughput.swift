import RunStore

/// How fast the engine trains.
package enum Throughput {
    /// Steps that the figure is a mean of.
    private static let window = 20

    /// Images a second over the latest steps of this session; nil before the first.
    package static func imagesPerSecond(_ run: RunView) -> Double? {
        let session = run.heartbeat?.sessionStep ?? 0
        let steps = run.steps.recent.suffix(window).filter {
            $0.step > session && $0.seconds.isFinite && $0.imagesPerSecond.isFinite
        }
        let seconds = steps.map(\.seconds).reduce(0, +)
        guard seconds > 0 else { return run.epochs.last?.imagesPerSecond }
        return steps.map { $0.imagesPerSecond * $0.seconds }.reduce(0, +) / seconds
    }
}
