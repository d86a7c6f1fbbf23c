package import RunContract
package import RunStore
package import TerminalUI

/// Something that changes the dashboard's state.
package enum DashboardEvent: Sendable {
    case input(InputEvent)
    /// The time; seconds since 1970.
    case clock(Double)
    case run(RunView)
    case samples(SamplePage)
    case picture(path: String, Picture?)
    case explained(path: String, SampleExplanation)
    /// The marks kept of a run.
    case marks(SampleMarks, of: RunDirectory)
    case runs([RunIndex.Entry])
    /// A run beside the open one, as it is now.
    case watched(RunView)
    /// Steps of a run, all that it has of the range asked for.
    case steps(RunDirectory, ClosedRange<Int>, [StepRecord])
    case machine(MachineUsage)
    /// The answer of a run's engine to a command.
    case answered(RunCommand, CommandAnswer, of: RunDirectory)
    /// No engine has answered a command; the text says why.
    case unanswered(RunCommand, String, of: RunDirectory)
    /// Something asked for could not be done; the text says what and why.
    case failed(String)
    /// Files were written into a folder.
    case exported(folder: String, files: [String])

    /// Whether this came by itself, and not because the user asked for something.
    var isProgress: Bool {
        switch self {
        case .run, .watched, .machine: true
        default: false
        }
    }
}
