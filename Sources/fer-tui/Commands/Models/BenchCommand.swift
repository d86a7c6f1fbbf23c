import EfficientNet
import Foundation

/// `fer-tui bench`: the engine's speed.
enum BenchCommand: Command {
    static let specification = CommandSpecification(
        name: "bench",
        summary: "Measures the engine's training and inference throughput on random data.",
        options: [
            .model, .imageSize, .batchSize.defaulting(to: "16"), .benchSteps, .precision, .threads, .json,
            .serve, .benchData,
        ],
        examples: [
            .init("fer-tui bench", "EfficientNet-B4 at 224×224 with batches of 16"),
            .init(
                "fer-tui bench --model b0 --image-size 64 --batch-size 32 --json",
                "another shape, for scripts"),
            .init("fer-tui bench --data ~/affectnet", "what reading and decoding files costs training"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        if arguments.has(.data) {
            let result = try FeedingBench(arguments).run()
            if arguments.has(.json) { try Output.json(result) } else { Output.line(result.text) }
            return .done
        }
        let bench = try EngineBench(
            model: arguments.text(needing: .model), imageSize: arguments.integer(needing: .imageSize),
            batchSize: arguments.integer(needing: .batchSize), steps: arguments.integer(needing: .benchSteps),
            threads: arguments.threads, precision: arguments.precision())
        if arguments.has(.serve) {
            try bench.serve()
            return .done
        }
        let result = try bench.run()
        if arguments.has(.json) {
            try Output.json(result)
        } else {
            Output.line(page(result, arguments.threads))
        }
        return .done
    }

    private static func page(_ result: BenchResult, _ threads: Int) -> String {
        let heads = [
            "training   " + String(format: "%.1f", result.trainImagesPerSecond) + " images/s",
            "inference  " + String(format: "%.1f", result.inferenceImagesPerSecond) + " images/s",
            "memory     \(result.peakBytes >> 20) MiB at most, \(threads) threads",
        ]
        var table = TextTable([("operation", .left), ("seconds", .right), ("share", .right)])
        let total = result.secondsByOperation.values.reduce(0, +)
        for (name, seconds) in result.secondsByOperation.sorted(by: {
            ($0.value, $1.key) > ($1.value, $0.key)
        })
        where seconds > 0 {
            table.add([
                name, String(format: "%.3f", seconds), String(format: "%.1f%%", 100 * seconds / total),
            ])
        }
        return heads.joined(separator: "\n") + "\n\n" + table.text
    }
}
