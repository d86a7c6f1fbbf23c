/// What the user has set on the charts screen.
package struct ChartsState: Sendable, Equatable {
    /// The weights of the moving average that a key walks through; 0 shows the raw values alone.
    package static let smoothings = [0, 0.6, 0.9, 0.98]

    /// The steps shown; nil for all.
    package var span: ClosedRange<Double>?
    /// The step whose values are read out.
    package var cursor: Double?
    package var smoothing = 0.9
    package var isLogarithmic = false
}
