/// What a theme gives a color to. The raw values are the keys of theme files.
package enum ThemeRole: String, Sendable, CaseIterable {
    /// Behind everything; may be "default", the terminal's own.
    case background
    /// Running text and values.
    case text
    /// Labels, axes and hints: there, but not the first thing seen.
    case muted
    /// Frames of panels.
    case border
    /// Frame of the panel that has the keys.
    case focus
    /// Titles of panels.
    case title
    /// What stands out: keys in hints, the active tab.
    case accent
    /// Background of the selected row, button or cell.
    case selection
    /// Text on `selection`.
    case selectionText = "selection-text"
    /// Background of dialogs, help and toasts.
    case surface
    /// Curves and bars of the training split.
    case train
    /// Curves and bars of the test split.
    case test
    /// The best value so far.
    case best
    /// Done, correct, running well.
    case good
    /// Paused, stalled, worth a look.
    case warning
    /// Failed, crashed, wrong.
    case error
    /// The unfilled part of bars.
    case track
    /// Grid lines of charts.
    case grid
    case series1, series2, series3, series4, series5, series6

    /// The colors of curves that are neither train nor test, in the order to take them.
    package static let series: [ThemeRole] = [.series1, .series2, .series3, .series4, .series5, .series6]
}
