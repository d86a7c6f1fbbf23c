import Foundation
import RunStore
import Testing

@testable import fer_tui

@Suite("Training in the foreground")
struct PlainTrainingTests {
    @Test("prints one line an epoch in its stable form, leaves a finished run with both checkpoints")
    func plain() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(["demo", "--plain"] + TinyRun.options(), in: scratch.path)
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.contains("\nbuilt for "))
        let number = "[0-9]+\\.[0-9]"
        let form =
            "epoch 2/2 train loss \(number){4} acc \(number){4} test loss \(number){4} acc \(number){4} "
            + "macro-f1 \(number){4} \(number) img/s"
        #expect(try result.output.contains(Regex("\n\(form)\n")))
        #expect(!result.output.contains("\u{1B}"))
        for name in ["best", "last"] {
            #expect(
                FileManager.default.fileExists(
                    atPath: scratch.file("run/checkpoints/\(name)/model.safetensors")))
        }
        let runs = try await Program.run(["runs", ".", "--json"], in: scratch.path)
        let list = try #require((runs.json as? [String: Any])?["runs"] as? [[String: Any]])
        #expect(list.first?["state"] as? String == "finished")
        #expect(list.first?["epochs_done"] as? Int == 2)
    }

    @Test("The run's record tells what every step of the latest epoch spends in each kind of operation")
    func operations() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(["demo", "--plain"] + TinyRun.options(), in: scratch.path)
        #expect(result.status == 0)
        let reader = try RunReader(RunDirectory(existing: scratch.file("run")))
        let operations = try reader.operations()
        #expect(operations.contains { $0.operation == "project, backward" })
        let steps = try reader.configuration().stepsPerEpoch
        #expect(operations.allSatisfy { $0.steps == steps && $0.seconds >= 0 })
        // The parts are of one worker's time, which the step lasts longer than.
        let whole = try reader.steps(after: steps, limit: steps).reduce(0) { $0 + $1.seconds }
        let parts = operations.reduce(0) { $0 + $1.seconds }
        #expect(parts > 0 && parts <= whole)
    }

    @Test("with --json prints one object an epoch and nothing else")
    func json() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(
            ["demo", "--plain", "--json"] + TinyRun.options(), in: scratch.path)
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 2)
        for (index, line) in lines.enumerated() {
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["epoch"] as? Int == index + 1)
            #expect(object["run"] as? String == scratch.file("run"))
            #expect(
                Set(object.keys) == [
                    "run", "epochs", "epoch", "train_loss", "train_accuracy", "test_loss", "test_accuracy",
                    "macro_f1",
                    "images_per_second", "seconds",
                ])
        }
    }

    @Test("needs no option for that where there is no terminal")
    func withoutTerminal() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(["demo"] + TinyRun.options(epochs: 1), in: scratch.path)
        #expect(result.status == 0)
        #expect(result.output.contains("\nepoch 1/1 "))
        #expect(!(result.output + result.errors).contains("\u{1B}"))
    }

    @Test("a plain name of --run is a run among the others, which every command finds by that name")
    func namedRun() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 1, train: 8, test: 8).dropLast(2) + ["--run", "mine"]
        let result = try await Program.run(["demo", "--plain"] + options, in: scratch.path)
        #expect(result.status == 0)
        #expect(FileManager.default.fileExists(atPath: scratch.file("runs/mine/run.sqlite")))
        let list = try await Program.run(["runs", "--runs-dir", "runs"], in: scratch.path)
        #expect(list.output.contains("mine"))
        try FaceFolder.write(to: scratch.file("faces"), train: 8, test: 8)
        for weights in ["mine", "runs/mine", "runs/mine/checkpoints/last"] {
            let prediction = try await Program.run(
                ["predict", "faces/test", "--weights", weights, "--csv"], in: scratch.path)
            #expect(prediction.status == 0)
        }
        let empty = try await Program.run(["predict", "faces", "--weights", "faces"], in: scratch.path)
        #expect(empty.status == 1)
        #expect(empty.errors.contains("faces: holds no weights"))
    }

    @Test("a run for the group is readable by the group, and by nobody else")
    func groupReadable() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 1, train: 8, test: 8) + ["--group-readable", "--detach"]
        #expect(try await Program.run(["demo"] + options, in: scratch.path).status == 0)
        let engine = try Engine(runIn: scratch)
        try await engine.wait { try engine.state == .finished }
        func mode(_ name: String) throws -> Int {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: scratch.file(name)).resolvingSymlinksInPath().path)
            return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        }
        for folder in ["run", "run/checkpoints", "run/checkpoints/last"] {
            #expect(try mode(folder) == 0o750, "\(folder)")
        }
        for file in ["run/run.sqlite", "run/engine.log", "run/checkpoints/last/model.safetensors"] {
            #expect(try mode(file) == 0o640, "\(file)")
        }
    }

    @Test("more threads than cores are remarked on")
    func manyThreads() async throws {
        let result = try await Program.run(
            ["model", "b0", "--threads", "1000"], in: NSTemporaryDirectory())
        #expect(result.status == 0)
        #expect(result.errors.contains("--threads 1000: this machine has "))
    }

    @Test("names its runs by day, model and data, and counts those of the same name")
    func names() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 1, train: 8, test: 8).dropLast(2) + ["--json"]
        for _ in 1...2 { _ = try await Program.run(["demo"] + options, in: scratch.path) }
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.file("runs")).sorted()
        #expect(names.count == 2)
        #expect(try names.first?.wholeMatch(of: Regex("[0-9]{4}-[0-9]{2}-[0-9]{2}-b0-synthetic")) != nil)
        #expect(names.last == names.first.map { $0 + "-2" })
    }

    @Test("trained weights evaluate, predict and export; what they print can be read back")
    func weights() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 48, test: 16)
        let options = ["train", "--data", "faces", "--model", "b0", "--json"] + TinyRun.options(epochs: 1)
        #expect(try await Program.run(options, in: scratch.path).status == 0)
        let weights = "run/checkpoints/best/model.safetensors"

        let evaluation = try await Program.run(
            ["evaluate", "--weights", weights, "--data", "faces", "--json"], in: scratch.path)
        let figures = try #require(evaluation.json as? [String: Any])
        #expect(figures["samples"] as? Int == 16)
        let matrix = try #require(figures["confusion"] as? [[Int]])
        #expect(matrix.joined().reduce(0, +) == 16)

        let export = try await Program.run(
            ["export", "run", "--confusion", "m.csv", "--curves", "c.json", "--misclassified", "x.csv"],
            in: scratch.path)
        #expect(export.output == "m.csv\nc.json\nx.csv\n" || export.status == 0)
        let rows = try scratch.text("m.csv").split(separator: "\n").dropFirst()
        #expect(rows.map { $0.split(separator: ",").dropFirst().compactMap { Int($0) } } == matrix)

        let images = ["faces/test/happy", "faces/test/fear"].flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: scratch.file(folder))) ?? []).map {
                "\(folder)/\($0)"
            }
        }
        let prediction = try await Program.run(
            ["predict", "--weights", weights, "--json"] + images, in: scratch.path)
        #expect(prediction.status == 0)
        let lines = prediction.output.split(separator: "\n")
        #expect(lines.count == images.count)
        for (path, line) in zip(images, lines) {
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["path"] as? String == path)
            let probabilities = try #require(object["probabilities"] as? [String: Double])
            // Eight float32 values that are rounded each.
            #expect(abs(probabilities.values.reduce(0, +) - 1) < 1e-5)
        }
    }
}
