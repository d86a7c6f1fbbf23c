package import RunContract
package import RunStore

/// Work that `update` requests outside the state; its result arrives as an event.
package enum DashboardAction: Sendable, Equatable {
    case send(RunCommand)
    case readSamples(SampleQuery, offset: Int)
    case readPicture(SampleRecord)
    /// Computes Grad-CAM of a class for a sample.
    case explain(SampleRecord, label: Int)
    case forgetNetwork
    case readMarks
    case saveMarks(SampleMarks)
    case listRuns
    /// Follows these runs beside the open one, and no others.
    case watch([RunDirectory])
    /// Reads steps of the open run one by one.
    case readSteps(ClosedRange<Int>)
    /// Measures the use of processors and memory.
    case measureMachine
    case open(RunDirectory)
    /// Writes the evaluation of an epoch, where there is one, the curves and the marks.
    case export(epoch: Int?, marks: SampleMarks)
    /// Ends the dashboard; training goes on.
    case leave
}
