package import TerminalUI

/// What the user has set on the confusion screen.
package struct ConfusionState: Sendable, Equatable {
    package var normalization = MatrixNormalization.byTrue
    /// Row true, column predicted.
    package var cursor = ConfusionHeatmap.CellIndex(row: 0, column: 0)
}
