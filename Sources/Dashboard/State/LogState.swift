/// What the user has set on the log screen.
package struct LogState: Sendable, Equatable {
    /// The first line shown; nil follows the end.
    package var first: Int?
    package var search = ""
}
