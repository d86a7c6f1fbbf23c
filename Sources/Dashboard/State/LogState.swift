/// What the user has set on the log screen.
package struct LogState: Sendable, Equatable {
    /// The first line shown, counted over all lines read so far; nil follows the end.
    package var first: Int?
    /// The line found last.
    package var match: Int?
    /// The first column shown.
    package var column = 0
}
