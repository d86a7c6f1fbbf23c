import Training

/// `fer-tui train`: a new run on a dataset.
enum TrainCommand: Command {
    static let specification = CommandSpecification(
        name: "train",
        summary: "Starts a run on a dataset and opens the dashboard on it.",
        details: """
            Training is a process of its own: leaving the dashboard, or losing the terminal, does not end it, and \
            fer-tui attach shows it again. Without a terminal, train trains in the foreground and prints lines.
            """,
        options: [.data] + Option.settings(defaults: .standard) { $0.name != Option.data.name }
            + Option.newRun + Option.starting + Option.screen,
        examples: [
            .init("fer-tui train --data ~/ferplus", "EfficientNet-B4 for 50 epochs, with the dashboard"),
            .init(
                "fer-tui train --data ~/ferplus --image-size 64 --epochs 5 --max-train 4000 --plain",
                "a short trial that prints a line an epoch"),
            .init(
                "fer-tui train --data ~/ferplus --weights b4.safetensors --detach",
                "from pretrained weights, in the background"),
        ])

    static func specification(for words: [String]) throws -> CommandSpecification {
        try specification.showingRecipe(namedIn: words, over: .standard)
    }

    static func run(_ arguments: ParsedArguments) async throws -> ExitStatus {
        try await NewRun(TrainingConfiguration(trainArguments: arguments), arguments).start()
    }
}
