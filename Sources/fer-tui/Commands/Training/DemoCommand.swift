import Training

/// `fer-tui demo`: a run on the built-in faces.
enum DemoCommand: Command {
    static let specification = CommandSpecification(
        name: "demo",
        summary: "Trains on built-in faces and opens the dashboard: no data and no network needed.",
        details: """
            The faces are drawn by the program, each by its own random numbers; --max-train and --max-test say \
            how many. Takes the options of train, with a small network on small faces by default.
            """,
        options: Option.settings(defaults: DemoSettings.configuration) { !$0.uses.contains(.filesOnly) }
            + Option.newRun + Option.starting + Option.screen,
        examples: [
            .init("fer-tui demo", "watch a small network learn eight expressions"),
            .init(
                "fer-tui demo --model b4 --image-size 128", "the same with EfficientNet-B4 on larger faces"),
        ])

    static func specification(for words: [String]) throws -> CommandSpecification {
        try specification.showingRecipe(namedIn: words, over: DemoSettings.configuration)
    }

    static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        try await NewRun(TrainingConfiguration(demoArguments: arguments), arguments).start()
    }
}
