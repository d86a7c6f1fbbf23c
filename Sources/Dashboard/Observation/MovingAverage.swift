/// An exponential moving average, corrected for its start at zero (Adam's bias correction): each value is a
/// weighted mean of those seen so far.
struct MovingAverage {
    /// The weight of the previous average, from 0 (no smoothing) to below 1.
    let weight: Double
    private var sum = 0.0
    private var correction = 1.0

    init(weight: Double) { self.weight = weight }

    /// Adds a finite value.
    ///
    /// - Returns: the average including the value.
    mutating func add(_ value: Double) -> Double {
        sum = weight * sum + (1 - weight) * value
        correction *= weight
        return sum / (1 - correction)
    }
}
