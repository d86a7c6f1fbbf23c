package import RunContract
package import RunStore

/// What `update` wants done outside the state; each ends in an event.
package enum DashboardAction: Sendable, Equatable {
    case send(RunCommand)
    case readSamples(SampleQuery, offset: Int)
    case readPicture(SampleRecord)
    /// Where the network saw a class in a sample.
    case explain(SampleRecord, label: Int)
    case forgetNetwork
    case readMarks
    case saveMarks(SampleMarks)
    case listRuns
    /// Follows these runs beside the open one, and no others.
    case watch([RunDirectory])
    /// Reads steps of the open run one by one.
    case readSteps(ClosedRange<Int>)
    /// Measures what the machine is busy with.
    case measureMachine
    case open(RunDirectory)
    /// Writes the evaluation of an epoch, where there is one, the curves and the marks.
    case export(epoch: Int?, marks: SampleMarks)
    /// Ends the dashboard; training goes on.
    case leave
}
