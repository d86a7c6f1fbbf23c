/// How a line is drawn.
struct Stroke: Sendable, Equatable {
    var ink: Ink
    /// Points.
    var width = 1.0
    /// Lengths of dashes and gaps in turn; empty for an unbroken line.
    var dashes: [Double] = []
}
