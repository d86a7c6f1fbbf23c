package import RunStore

/// The list of runs.
package struct RunsState: Sendable {
    package var path: String
    /// Nil until the list has been read.
    package var entries: [RunIndex.Entry]?
    package var selected = 0
}
