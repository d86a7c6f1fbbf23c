package import RunStore

/// The list of runs, and what is known of those that are marked.
package struct RunsState: Sendable {
    /// The most runs that can be marked: as many as there are colors for their curves.
    static let mostMarked = 6
    /// Seconds until the list is read again while it is shown.
    static let refreshInterval = 2.0

    package var path: String
    /// Nil until the list has been read.
    package var entries: [RunIndex.Entry]?
    package var selected = 0
    /// The line of the comparison that is kept in view.
    package var comparisonLine = 0
    /// The runs drawn beside the open one, in the order in which they were marked.
    package var marked: [RunDirectory] = []
    /// The marks that were all taken away at once.
    var unmarked: [RunDirectory] = []
    /// The marked runs as last seen.
    package var watched: [RunDirectory: RunView] = [:]
    /// When the list was asked for last; seconds since 1970.
    package var listedAt = 0.0
}
