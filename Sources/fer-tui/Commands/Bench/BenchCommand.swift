import EfficientNet

/// `fer-tui bench`: the engine's speed beside what the machine does at best.
enum BenchCommand: Command {
    static let specification = CommandSpecification(
        name: "bench",
        summary: "Measures the engine's training and inference on random data, beside the machine's peaks.",
        details: """
            Each kind of operation stands beside its floor: the time that its arithmetic or its memory traffic would \
            take at the rates which the machine reaches in loops that do nothing else.
            """,
        options: [
            .model, .imageSize, .batchSize.defaulting(to: "16"), .benchSteps, .precision, .gemm, .recompute,
            .threads, .scaling, .benchData, .json, .serve, .inference,
        ],
        examples: [
            .init("fer-tui bench", "EfficientNet-B4 at 224×224 with batches of 16"),
            .init(
                "fer-tui bench --model b0 --image-size 64 --batch-size 32 --json",
                "another shape, for scripts"),
            .init("fer-tui bench --scaling", "how much faster it trains with 1, 2, 4, … threads"),
            .init("fer-tui bench --data ~/affectnet", "what reading and decoding files costs training"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        if arguments.has(.data) {
            let result = try FeedingBench(arguments).run()
            if arguments.has(.json) { try Output.json(result) } else { Output.line(result.text) }
            return .done
        }
        let bench = try EngineBench(BenchSettings(arguments))
        if arguments.has(.serve) {
            try bench.serve(arguments.has(.inference) ? .inference : .training)
            return .done
        }
        if arguments.has(.scaling) {
            let curve = try bench.scaling()
            if arguments.has(.json) { try Output.json(curve) } else { Output.line(BenchPage.text(curve)) }
            return .done
        }
        let result = try bench.run()
        if arguments.has(.json) { try Output.json(result) } else { Output.line(BenchPage.text(result)) }
        return .done
    }
}
