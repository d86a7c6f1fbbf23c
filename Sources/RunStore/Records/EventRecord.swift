/// Something worth a line in the run's history.
package struct EventRecord: Sendable, Equatable {
    /// What sort of thing happened.
    package enum Kind: String, Sendable {
        case message, warning, checkpoint
        /// An image that could not be read and was skipped.
        case unreadable
    }

    package var kind: Kind
    package var message: String
    /// Seconds since 1970.
    package var wallTime: Double

    package init(_ kind: Kind, _ message: String, wallTime: Double = WallClock.now()) {
        self.kind = kind
        self.message = message
        self.wallTime = wallTime
    }
}
