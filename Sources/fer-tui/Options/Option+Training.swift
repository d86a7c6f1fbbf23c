import Training

/// How a run is made, started and looked at; its settings are declared in `Setting.all`.
extension Option {
    /// The dataset, for commands that cannot do without one.
    static let data = Option(.data).defaulting(toWords: nil)
    static let model = Option(.model)
    static let imageSize = Option(.imageSize)
    static let batchSize = Option(.batchSize)
    static let recipe = Option(.recipe)
    static let seed = Option(.seed)
    static let threads = Option(.threads)
    static let precision = Option(.precision)
    static let gemm = Option(.matrixBackend).defaulting(toWords: "the fastest of this build")
    static let recompute = Option(.recompute)
    static let maximumTrain = Option(.maximumTrain)
    static let maximumTest = Option(.maximumTest)
    static let dropDuplicates = Option(.dropDuplicates)

    static let run = Option(
        "run", .text("NAME|DIR"),
        "the new run's name in the directory of the runs, or its own directory: ./run",
        topic: .run, defaultInWords: "day, model and dataset")
    static let runsDirectory = Option(
        "runs-dir", .text("DIR"), "the directory of the runs", topic: .run,
        defaultInWords: "$FER_TUI_RUNS, else ./runs")

    static let groupReadable = Option(
        "group-readable", .flag, "let the group read the run, as a supervisor must", topic: .cluster)

    /// Where a new run goes.
    static let newRun: [Option] = [run, runsDirectory, groupReadable]

    /// How a run is started and looked at.
    static let starting: [Option] = [detach, plain, everySteps, json]

    static let detach = Option(
        "detach", .flag, "start the run in the background and print its path", topic: .run)
    static let plain = Option(
        "plain", .flag, "train in the foreground and print one line for each epoch", topic: .run)
    static let everySteps = Option(
        "every", .integer(1...Int.max), "steps between two lines of --plain, besides those of epochs",
        topic: .run, defaultInWords: "no such lines")

    /// Every setting as an option of `train`.
    ///
    /// - Parameter defaults: the configuration whose values the help shows.
    static func settings(
        defaults: TrainingConfiguration, where isWanted: (Setting) -> Bool = { _ in true }
    ) -> [Option] {
        Setting.all.filter(isWanted).map { Option($0, defaults: defaults) }
    }
}
