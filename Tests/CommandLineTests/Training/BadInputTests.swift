import Foundation
import Testing

@testable import fer_tui

@Suite("Bad input gets one clear line and the right status")
struct BadInputTests {
    /// Runs a command that must fail, and returns its one line.
    private func failure(_ words: [String], in scratch: Scratch, status: Int32 = 1) async throws -> String {
        let result = try await Program.run(words, in: scratch.path)
        #expect(result.status == status)
        #expect(result.output.isEmpty)
        #expect(result.errorLines.count == 1)
        let line = String(result.errorLines.first ?? "")
        #expect(line.hasPrefix("fer-tui: "))
        #expect(line.hasSuffix(")"), "says what to do: \(line)")
        return line
    }

    @Test(
        "a dataset that is not there, and an empty one; no run is left behind", arguments: ["gone", "empty"])
    func dataset(name: String) async throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(
            atPath: scratch.file("empty"), withIntermediateDirectories: true)
        #expect(try await failure(["train", "--data", name, "--plain"], in: scratch).contains(name))
        #expect(try await failure(["data", name, "--json"], in: scratch).contains(name))
        #expect(!FileManager.default.fileExists(atPath: scratch.file("runs")))
    }

    @Test(
        "weights that are no weights",
        arguments: ["text.safetensors", "short.safetensors", "pickle.pth", "gone"])
    func weights(name: String) async throws {
        let scratch = try Scratch()
        try scratch.write("this is no file of weights at all", to: "text.safetensors")
        try scratch.write("x", to: "short.safetensors")
        try scratch.write("PK\u{3}\u{4}archive", to: "pickle.pth")
        let result = try await Program.run(["predict", "--weights", name, "face.png"], in: scratch.path)
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("fer-tui: "))
        #expect(result.errors.contains(name))
        #expect(result.errorLines.count == 1)
    }

    @Test("weights of another model, and a file that is no image")
    func otherModel() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 16, test: 8)
        let options = ["train", "--data", "faces", "--model", "b0", "--json"] + TinyRun.options(epochs: 1)
        #expect(try await Program.run(options, in: scratch.path).status == 0)
        let weights = "run/checkpoints/last/model.safetensors"
        let line = try await failure(
            ["evaluate", "--weights", weights, "--data", "faces", "--model", "b1"], in: scratch)
        #expect(line.contains("b1"))
        try scratch.write("no picture", to: "face.jpg")
        #expect(
            try await failure(["predict", "--weights", weights, "face.jpg"], in: scratch).contains("face.jpg")
        )
        let train = ["train", "--data", "faces", "--model", "b1", "--weights", weights, "--json"]
        let refused = try await Program.run(
            train + TinyRun.options(epochs: 1).dropLast(2) + ["--run", "other"], in: scratch.path)
        #expect(refused.status == 1)
        #expect(refused.errorLines.count == 1)
    }

    @Test("a checkpoint that was damaged is passed over or refused, and its run stays as it was")
    func damagedCheckpoint() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 1, train: 16, test: 8)
        #expect(try await Program.run(["demo", "--json"] + options, in: scratch.path).status == 0)
        let model = scratch.file("run/checkpoints/epoch-0001/model.safetensors")
        let file = try #require(FileHandle(forUpdatingAtPath: model))
        try file.seek(toOffset: 100_000)
        try file.write(contentsOf: Data("damage".utf8))
        try file.close()
        let result = try await Program.run(["resume", "run", "--epochs", "2", "--json"], in: scratch.path)
        #expect(result.status == 1)
        #expect(result.errors.contains("is damaged"))
        #expect(FileManager.default.fileExists(atPath: model))
    }

    @Test("a directory that cannot be written to, and one that holds a run already")
    func runDirectory() async throws {
        let scratch = try Scratch()
        try scratch.write("a file", to: "file")
        let options = TinyRun.options(epochs: 1).dropLast(2)
        for place in [["--runs-dir", "file/runs"], ["--run", "file/run"]] {
            #expect(try await failure(["demo", "--json"] + options + place, in: scratch).contains("file"))
        }
        try scratch.write("", to: "taken/run.sqlite")
        #expect(
            try await failure(["demo", "--json"] + options + ["--run", "./taken"], in: scratch).contains(
                "taken"))
    }

    @Test(
        "runs that are none",
        arguments: [
            ["attach", "gone"], ["resume", "gone"], ["pause", "gone"],
            ["export", "gone", "--curves", "c.csv"],
        ])
    func missingRun(words: [String]) async throws {
        #expect(try await failure(words, in: Scratch()).contains("gone"))
    }

    @Test("a run's record that is no database")
    func damagedRecord() async throws {
        let scratch = try Scratch()
        try scratch.write(
            "no database, but long enough to look at: " + String(repeating: "x", count: 200),
            to: "run/run.sqlite")
        #expect(try await failure(["resume", "run"], in: scratch).contains("run"))
        let list = try await Program.run(["runs", "."], in: scratch.path)
        #expect(list.status == 0)
        #expect(list.output.contains("unreadable"))
    }

    @Test("the dashboard without a terminal")
    func noTerminal() async throws {
        let scratch = try Scratch()
        #expect(
            try await Program.run(
                ["demo", "--json"] + TinyRun.options(epochs: 1, train: 8, test: 8), in: scratch.path
            )
            .status == 0)
        #expect(try await failure(["attach", "run"], in: scratch).contains("terminal"))
        #expect(try await failure(["resume", "run", "--plain"], in: scratch).contains("--epochs"))
    }

    @Test("more memory than there is")
    func memory() async throws {
        let words = ["demo", "--model", "b7", "--image-size", "1024", "--batch-size", "4096", "--json"]
        #expect(try await failure(words, in: Scratch()).contains("memory"))
    }

    @Test("a directory of runs that is a file")
    func unreadableRuns() async throws {
        let scratch = try Scratch()
        try scratch.write("x", to: "file")
        #expect(try await failure(["runs", "file"], in: scratch).contains("file: cannot be read"))
        #expect(try await failure(["attach", "--runs-dir", "file"], in: scratch).contains("file"))
        let both = try await Program.run(["runs", ".", "--runs-dir", "."], in: scratch.path)
        #expect(both.status == 2)
    }
}
