import RunStore
import Training

/// A run that is about to be made.
struct NewRun {
    private let configuration: TrainingConfiguration
    private let arguments: ParsedArguments

    init(_ configuration: TrainingConfiguration, _ arguments: ParsedArguments) {
        self.configuration = configuration
        self.arguments = arguments
    }

    /// Makes the run and trains it as the command line asks. What cannot be is said before anything is made.
    @MainActor func start() async throws -> ExitStatus {
        let viewing = try Viewing(arguments)
        try Preflight.check(configuration)
        let run = try RunCreation.create(configuration, arguments)
        return try await viewing.train(run, .fresh)
    }
}
