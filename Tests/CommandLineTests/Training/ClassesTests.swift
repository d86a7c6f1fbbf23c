import Foundation
import Testing

@testable import fer_tui

/// Which classes are used, and whose labels train.
@Suite("Classes and labels are chosen by name")
struct ClassesTests {
    private func dictionary(_ result: Program.Result) throws -> [String: Any] {
        try #require(result.json as? [String: Any], "\(result.errors)")
    }

    @Test("a run on some classes, in an order of its own, is evaluated on data with others")
    func someClasses() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 48, test: 16)
        let train = ["train", "--data", "faces", "--classes", "sad,happiness", "--model", "b0", "--json"]
        let trained = try await Program.run(train + TinyRun.options(epochs: 1), in: scratch.path)
        #expect(trained.status == 0, "\(trained.errors)")
        #expect(trained.errors.contains("of the class fear, which --classes leaves out"))

        let weights = ["--weights", "run/checkpoints/last/model.safetensors"]
        let all = try await dictionary(
            Program.run(["evaluate", "--data", "faces", "--json"] + weights, in: scratch.path))
        #expect(all["classes"] as? [String] == ["happy", "sad"])
        #expect(all["samples"] as? Int == 4)
        let leftOut = try #require(all["left_out"] as? [String: Int])
        #expect(leftOut.count == 6 && leftOut.values.allSatisfy { $0 == 2 })

        let one = try await dictionary(
            Program.run(
                ["evaluate", "--data", "faces", "--classes", "happy,fear", "--json"] + weights,
                in: scratch.path))
        #expect(one["classes"] as? [String] == ["happy"])
        #expect(one["masked_outputs"] as? [String] == ["sad"])
        // Argmax over one class is that class.
        #expect(one["accuracy"] as? Double == 1)
        let page = try await Program.run(
            ["evaluate", "--data", "faces", "--classes", "happy,fear"] + weights, in: scratch.path)
        #expect(page.output.contains("outputs without a class in the data, masked: 1 (sad)"))
        #expect(page.output.contains("faces without an output, left out: 2 (fear 2)"))

        let predicted = try await Program.run(
            ["predict", "faces/test", "--classes", "happy", "--json"] + weights, in: scratch.path)
        #expect(predicted.output.split(separator: "\n").allSatisfy { $0.contains("\"label\":\"happy\"") })
    }

    @Test("votes from a table train as distributions")
    func votes() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 16, test: 8)
        try scratch.write("path,happy,sad\ntrain/happy/gone.png,1,1\n", to: "none.csv")
        let words = ["train", "--data", "faces", "--labels", "distribution", "--model", "b0", "--json"]
        let refused = try await Program.run(
            words + ["--votes", "none.csv"] + TinyRun.options(epochs: 1), in: scratch.path)
        #expect(refused.status == 1 && refused.errorLines.count == 1)
        #expect(refused.errors.contains("no training face has the votes of several people"))
        #expect(!FileManager.default.fileExists(atPath: scratch.file("run")))
        let faces = try FileManager.default.contentsOfDirectory(atPath: scratch.file("faces/train/happy"))
        let rows = faces.map { "train/happy/\($0),3,1\n" }.joined()
        try scratch.write("path,happy,sad\n" + rows, to: "votes.csv")
        let trained = try await Program.run(
            words + ["--votes", "votes.csv"] + TinyRun.options(epochs: 1), in: scratch.path)
        #expect(trained.status == 0, "\(trained.errors)")
        #expect(trained.errors.contains("\(faces.count) of 16 training images have votes"))
    }

    @Test(
        "what is no list of classes gets one line, and no run is made",
        arguments: [
            ("joy", "'joy' is no expression"), ("happy,,sad", "has an empty name"),
            ("happy,happiness", "names 'happy' twice"), ("contempt", "has no face of the classes contempt"),
            ("happy,contempt", "no training face is of the class contempt"),
        ])
    func badLists(list: String, problem: String) async throws {
        let scratch = try Scratch()
        for split in ["train", "test"] {
            try FileManager.default.createDirectory(
                atPath: scratch.file("faces/\(split)"), withIntermediateDirectories: true)
        }
        try FaceFolder.write(to: scratch.file("faces"), train: 16, test: 8)
        for split in ["train", "test"] {
            try FileManager.default.removeItem(atPath: scratch.file("faces/\(split)/contempt"))
        }
        let result = try await Program.run(
            ["train", "--data", "faces", "--classes", list, "--json"] + TinyRun.options(epochs: 1),
            in: scratch.path)
        #expect(result.status != 0 && result.output.isEmpty)
        #expect(result.errorLines.count == 1 && result.errors.contains(problem), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.file("run")))
    }
}
