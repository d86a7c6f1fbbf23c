import Foundation
import Testing

@testable import fer_tui

@Suite("Help, versions and wrong usage")
struct HelpTests {
    static let commands: [String] = [
        "demo", "train", "attach", "resume", "pause", "unpause", "checkpoint", "stop", "runs", "data",
        "evaluate", "predict", "export", "model", "verify", "bench", "themes", "help", "version",
    ]

    @Test("every command explains itself, with an example, on the standard output", arguments: commands)
    func help(command: String) async throws {
        let scratch = try Scratch()
        let page = try await Program.run([command, "--help"], in: scratch.path)
        #expect(page.status == 0)
        #expect(page.output.hasPrefix("usage: fer-tui \(command)"))
        #expect(page.output.contains("Examples:\n  fer-tui "))
        #expect(page.errors.isEmpty)
        #expect(try await Program.run(["help", command], in: scratch.path).output == page.output)
    }

    @Test("the overview lists every command")
    func overview() async throws {
        let help = try await Program.run(["--help"], in: NSTemporaryDirectory())
        #expect(help.status == 0)
        for command in Self.commands { #expect(help.output.contains("\n  \(command) ")) }
        #expect(!help.output.contains("\n  engine "))
    }

    @Test("the version is one line")
    func version() async throws {
        let version = try await Program.run(["--version"], in: NSTemporaryDirectory())
        #expect(version.status == 0)
        #expect(version.output == "fer-tui \(Version.current) (\(BuildDescription.text))\n")
    }

    @Test(
        "wrong usage is one line on the standard error, with what to do, and status 2",
        arguments: [
            (["tarin"], "\"tarin\" is no command (did you mean train? fer-tui help lists the commands)"),
            (
                ["train", "--epohcs", "3"],
                "--epohcs is no option of train (did you mean --epochs? fer-tui help train lists the options)"
            ),
            (
                ["train"],
                "train needs --data, the dataset's folder or file (give it: fer-tui train --data PATH)"
            ),
            (
                ["train", "--data", ".", "--image-size", "30"],
                "--image-size \"30\" is no whole number from 32 to 2048 (give one in that range)"
            ),
            (
                ["export", "run"],
                "export is told nothing to write (name a file, as in --confusion matrix.csv)"
            ),
            (
                ["export", "run", "--confusion", "matrix.doc"],
                "--confusion \"matrix.doc\" has no ending that says its form (one of .csv, .json, .pdf, .png, .svg, .txt)"
            ),
        ])
    func wrongUsage(words: [String], message: String) async throws {
        let result = try await Program.run(words, in: NSTemporaryDirectory())
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors == "fer-tui: \(message)\n")
    }

    @Test("the help of train is grouped by topic and shows the values of the chosen recipe")
    func recipeValues() async throws {
        let paper = try await Program.run(["train", "--help"], in: NSTemporaryDirectory())
        for topic in ["Data", "Model", "Optimization", "Regularization", "Augmentation", "Run", "Cluster"] {
            #expect(paper.output.contains("\n\n\(topic):\n"))
        }
        #expect(paper.output.contains("peak learning rate (default: 0.001)"))
        #expect(!paper.output.contains("recipe's own"))
        let scratch = try await Program.run(
            ["train", "--recipe", "scratch", "--help"], in: NSTemporaryDirectory())
        #expect(scratch.output.contains("peak learning rate (default: 0.002)"))
        #expect(scratch.output.contains("images in one step (default: 64)"))
        #expect(scratch.output.contains("those of the recipe scratch"))
        #expect(scratch.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test("former names of options are understood and not shown")
    func formerNames() async throws {
        let page = HelpText.page(for: TrainCommand.specification)
        for name in ["drop-twins", "gentle-steps", "learning-rate"] {
            #expect(!page.contains("--\(name)"))
            #expect(TrainCommand.specification.options.contains { $0.goes(by: name) })
        }
    }
}
