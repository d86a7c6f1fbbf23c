package import TerminalUI

/// What the user has set on the confusion screen.
package struct ConfusionState: Sendable, Equatable {
    package var normalization = MatrixNormalization.byTrue
    /// Shows the change since the epoch before instead of the values.
    package var showsChange = false
    /// Row true, column predicted.
    package var cursor = ConfusionHeatmap.CellIndex(row: 0, column: 0)
}
