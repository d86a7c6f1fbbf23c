package import RunStore

/// What `update` wants done outside the state; each ends in an event.
package enum DashboardAction: Sendable, Equatable {
    case send(CommandKind)
    case readSamples(SampleQuery, offset: Int)
    case readPicture(SampleRecord)
    /// Where the network saw a class in a sample.
    case explain(SampleRecord, label: Int)
    case forgetNetwork
    case readMarks
    case saveMarks(SampleMarks)
    case listRuns
    case open(RunDirectory)
    /// Writes the evaluation of an epoch, where there is one, the curves and the marks.
    case export(epoch: Int?, marks: SampleMarks)
    /// Ends the dashboard; training goes on.
    case leave
}
