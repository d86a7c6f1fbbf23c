/// An exponential moving average, corrected for its start at zero (Adam's bias correction): each value is a
/// weighted mean of those seen so far.
struct MovingAverage {
    /// How much of the average stays at each value, 0 (the values themselves) to under 1.
    let weight: Double
    private var sum = 0.0
    private var correction = 1.0

    init(weight: Double) { self.weight = weight }

    /// Takes a finite value in.
    ///
    /// - Returns: the average with it.
    mutating func add(_ value: Double) -> Double {
        sum = weight * sum + (1 - weight) * value
        correction *= weight
        return sum / (1 - correction)
    }
}
