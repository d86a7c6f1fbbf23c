package import RunStore

/// What `update` wants done outside the state; each ends in an event.
package enum DashboardAction: Sendable, Equatable {
    case send(CommandKind)
    case readSamples(SampleQuery, offset: Int)
    case readPicture(SampleRecord)
    case listRuns
    case open(RunDirectory)
    /// Writes the evaluation of an epoch, where there is one, and the curves.
    case export(epoch: Int?)
    /// Ends the dashboard; training goes on.
    case leave
}
