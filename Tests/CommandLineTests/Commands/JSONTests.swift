import Foundation
import RunStore
import Testing

@testable import fer_tui

@Suite("What --json prints is what docs/json.md says", .serialized)
struct JSONTests {
    /// Runs a command and compares each line of its output with the page.
    ///
    /// - Parameter command: the command as the page's headings have it.
    @discardableResult
    private func check(
        _ command: String, _ words: [String], in scratch: Scratch, lines: Int = 1, status: Int32 = 0
    ) async throws -> [[String: Any]] {
        let result = try await Program.run(words + ["--json"], in: scratch.path)
        #expect(result.status == status, "\(result.errors)")
        let printed = result.output.split(separator: "\n")
        #expect(printed.count == lines)
        let schema = try JSONSchema(of: command)
        return try printed.map { line in
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let differences = schema.differences(object)
            #expect(differences.isEmpty, "\(command): \(differences.joined(separator: "; "))")
            return object
        }
    }

    @Test("every command with --json is on the page")
    @MainActor func allCommands() throws {
        for command in CommandTable.all.map({ $0.specification }) where command.options.contains(.json) {
            _ = try JSONSchema(of: command.name)
        }
    }

    @Test("runs, from their training to their comparison")
    func runs() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 2, train: 16, test: 8).dropLast(2)
        let lines = try await check(
            "demo", ["demo", "--run", "first"] + options, in: scratch, lines: 2)
        #expect(lines.last?["run"] as? String == scratch.file("runs/first"))
        try await check("resume", ["resume", "first", "--epochs", "3"], in: scratch, lines: 1)
        try await check("demo --detach", ["demo", "--detach", "--run", "second"] + options, in: scratch)
        let second = try RunDirectory(existing: scratch.file("runs/second"))
        try await waitUntil("the second run") { try RunReader(second).state() == .finished }
        try scratch.write(
            "no database, but long enough: \(String(repeating: "x", count: 200))", to: "runs/bad/run.sqlite")
        _ = try RunDirectory(
            creating: scratch.file("runs/young"),
            configuration: RunConfiguration(
                model: "b0", dataset: "faces", imageSize: 32, batchSize: 8, epochs: 3))
        let list = try await check("runs", ["runs"], in: scratch)
        #expect((list[0]["runs"] as? [Any])?.count == 4)
        let comparison = try await check("compare", ["compare", "first", "second"], in: scratch)
        let differences = try #require(comparison[0]["differences"] as? [[String: Any]])
        #expect(differences.contains { $0["setting"] as? String == "epochs" })
    }

    @Test("datasets, baselines and trained weights; what cannot be known is null")
    func models() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 16, test: 8)
        try await check("data", ["data", "faces"], in: scratch)
        try await check("baseline", ["baseline", "largest-class", "--data", "faces"], in: scratch)
        let options = TinyRun.options(epochs: 1, train: 16, test: 8).dropLast(2)
        try await check(
            "train", ["train", "--data", "faces", "--model", "b0", "--run", "mine"] + options, in: scratch)
        let words = ["evaluate", "--weights", "mine", "--data", "faces"]
        let plain = try await check("evaluate", words, in: scratch)
        #expect(plain[0]["twins"] is NSNull)
        let without = try await check("evaluate", words + ["--drop-duplicates"], in: scratch)
        #expect(without[0]["twins"] as? Int == 0)
        try scratch.write("no picture", to: "faces/broken.png")
        let predictions = try await check(
            "predict", ["predict", "--weights", "mine", "faces/test", "faces/broken.png"], in: scratch,
            lines: 9, status: 1)
        let first = try #require(predictions.first)
        #expect((first["classes"] as? [String])?.count == (first["logits"] as? [Double])?.count)
        #expect(predictions.last?["label"] is NSNull)
        #expect((predictions.last?["error"] as? String)?.isEmpty == false)
    }

    @Test("networks, recipes and themes")
    func catalogs() async throws {
        let scratch = try Scratch()
        let model = try await check("model", ["model", "b0"], in: scratch)
        #expect(model[0]["memory"] is NSNull)
        try await check("model", ["model", "b0", "--batch-size", "4"], in: scratch)
        try await check("recipes", ["recipes"], in: scratch)
        let one = try await check("recipes", ["recipes", "scratch"], in: scratch)
        #expect((one[0]["recipes"] as? [[String: Any]])?.first?["name"] as? String == "scratch")
        try await check("themes", ["themes"], in: scratch)
    }

    @Test("measurements")
    func measurements() async throws {
        let scratch = try Scratch()
        let shape = [
            "--model", "b0", "--image-size", "32", "--batch-size", "2", "--steps", "1", "--threads", "2",
        ]
        try await check("bench", ["bench"] + shape, in: scratch)
        try await check("bench --scaling", ["bench", "--scaling"] + shape, in: scratch)
        try FaceFolder.write(to: scratch.file("faces"), train: 8, test: 8)
        try await check("bench --data", ["bench", "--data", "faces"] + shape, in: scratch)
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "EfficientNetTests/Fixtures/Networks/mobilenet-v2-eval-64.safetensors")
        try await check("verify", ["verify", fixtures.path], in: scratch)
    }
}
