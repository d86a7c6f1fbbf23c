import EfficientNet
import FaceData
import Foundation
import Testing
import Training

@testable import fer_tui

@Suite("Weights tell expressions on whatever pictures people have")
struct PredictionTests {
    /// A folder with faces and the weights of a fresh network, which answers at least.
    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 8, test: 24)
        let classes = try Dataset.open(scratch.file("faces")).classNames
        let network = try Network(
            specification: .named("b0", classCount: classes.count), imageSize: 32, batchSize: 2,
            use: .inference, threads: 1)
        network.initialize(seed: 1)
        try WeightExport.write(
            network, metadata: WeightMetadata(model: "b0", classNames: classes, imageSize: 32),
            batchesTracked: 0, to: scratch.file("w.safetensors"))
        return scratch
    }

    private func run(_ words: [String], in scratch: Scratch) async throws -> Program.Result {
        let (command, rest) = (words[0], words.dropFirst())
        return try await Program.run(
            [command, "--weights", "w.safetensors"] + rest, in: scratch.path)
    }

    @Test("a folder means every picture below it; the table has a row for each")
    func folder() async throws {
        let scratch = try scratch()
        let result = try await run(["predict", "faces", "--csv"], in: scratch)
        #expect(result.status == 0)
        let rows = result.output.split(separator: "\n").map { $0.split(separator: ",") }
        #expect(rows.count == 1 + 8 + 24)
        #expect(rows[0].first == "path")
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        // Nothing but errors is on the standard error where that is no terminal.
        #expect(result.errors.isEmpty)
    }

    @Test("--top says how many classes are named, in words and JSON; a table has them all")
    func top() async throws {
        let scratch = try scratch()
        let picture = "faces/test/happy"
        let words = try await run(["predict", picture, "--top", "2"], in: scratch)
        #expect(words.output.split(separator: "\n").allSatisfy { $0.split(separator: ",").count == 2 })
        let table = try await run(["predict", picture, "--top", "1", "--csv"], in: scratch)
        #expect(table.status == 2)
        let json = try await run(["predict", picture, "--top", "2", "--json"], in: scratch)
        let line = try #require(json.output.split(separator: "\n").first)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let best = try #require(object["top"] as? [[String: Any]])
        #expect(best.count == 2)
        #expect(best[0]["label"] as? String == object["label"] as? String)
    }

    @Test("files of a folder that are no pictures are counted; a face box outside its picture is remarked on")
    func remarks() async throws {
        let scratch = try scratch()
        try scratch.write("no picture", to: "faces/test/notes.txt")
        let folder = try await run(["predict", "faces/test", "--csv"], in: scratch)
        #expect(folder.errors == "fer-tui: faces/test: skipped 1 file that is no picture by the name\n")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: scratch.file("faces/test/fear")).first)
        let words = ["predict", "faces/test/fear/\(name)", "--csv", "--face-box"]
        let outside = try await run(words + ["900,0,20,20"], in: scratch)
        #expect(outside.errors.contains("its face box is outside the picture of 32×32 pixels"))
        let partly = try await run(words + ["20,0,20,20"], in: scratch)
        #expect(partly.errors.contains("its face box is partly outside the picture"))
        #expect(try await run(words + ["0,0,32,32"], in: scratch).errors.isEmpty)
    }

    @Test("a face box means the same as the cropped picture, on the command line and in a list")
    func faceBox() async throws {
        let scratch = try scratch()
        let face = SyntheticFaces(count: 1, seed: 3, split: .test, imageSize: 32)
        let image = try face.image(at: 0)
        try PNGEncoder.write(image, to: scratch.file("face.png"))
        // The face with a dark frame of 16 and 8 pixels.
        var pixels = [UInt8](repeating: 20, count: 64 * 48 * 3)
        for row in 0..<32 {
            let to = ((row + 8) * 64 + 16) * 3
            pixels.replaceSubrange(to..<(to + 96), with: image.pixels[(row * 96)..<(row * 96 + 96)])
        }
        try PNGEncoder.write(
            PixelImage(width: 64, height: 48, pixels: pixels), to: scratch.file("framed.png"))
        try scratch.write("path,x,y,width,height\nframed.png,16,8,32,32\n", to: "list.csv")
        func answers(_ words: [String]) async throws -> Substring {
            let result = try await run(["predict", "--csv"] + words, in: scratch)
            #expect(result.status == 0)
            let row = try #require(result.output.split(separator: "\n").last)
            return row.drop { $0 != "," }
        }
        let cropped = try await answers(["face.png"])
        #expect(try await answers(["framed.png", "--face-box", "16,8,32,32"]) == cropped)
        #expect(try await answers(["--list", "list.csv"]) == cropped)
        #expect(try await answers(["framed.png"]) != cropped)
    }

    @Test(
        "what cannot be is one line",
        arguments: [
            (["predict"], 2), (["predict", "x.png", "--face-box", "1,2,3"], 2),
            (["predict", "x.png", "--json", "--csv"], 2), (["predict", "--list", "gone.txt"], 1),
        ])
    func wrong(words: [String], status: Int) async throws {
        let result = try await run(words, in: scratch())
        #expect(result.status == Int32(status))
        #expect(result.errorLines.count == 1)
        #expect(result.output.isEmpty)
    }

    @Test("evaluate gives every figure, the files asked for, and leaves out twins on request")
    func evaluation() async throws {
        let scratch = try scratch()
        let twin = try #require(
            try FileManager.default.contentsOfDirectory(atPath: scratch.file("faces/test/fear")).first)
        try FileManager.default.copyItem(
            atPath: scratch.file("faces/test/fear/\(twin)"), toPath: scratch.file("faces/train/fear/twin.png")
        )
        let words = ["evaluate", "--data", "faces", "--json"]
        let whole = try await run(
            words + ["--reliability", "r.svg", "--confusion", "m.png", "--predictions", "p.csv"], in: scratch)
        let figures = try #require(whole.json as? [String: Any])
        #expect(figures["samples"] as? Int == 24)
        let interval = try #require(figures["accuracy_interval"] as? [Double])
        let accuracy = try #require(figures["accuracy"] as? Double)
        #expect(interval[0] <= accuracy && accuracy <= interval[1])
        #expect(figures["balanced_accuracy"] as? Double == figures["macro_recall"] as? Double)
        #expect((figures["reliability"] as? [Any])?.count == 15)
        #expect(try scratch.text("p.csv").split(separator: "\n").count == 25)
        for file in ["r.svg", "m.png"] {
            #expect(FileManager.default.fileExists(atPath: scratch.file(file)))
        }
        let without = try await run(words + ["--drop-twins", "--test-time-flip"], in: scratch)
        let rest = try #require(without.json as? [String: Any])
        #expect(rest["samples"] as? Int == 23)
        #expect(rest["twins"] as? Int == 1)
        #expect(rest["test_time_flip"] as? Bool == true)
        #expect(rest["loss"] as? Double != figures["loss"] as? Double)
    }

    @Test("a progress line says how far it is and what is left")
    func progress() {
        #expect(
            ProgressLine.text("evaluating", done: 50, of: 100, seconds: 5)
                == "evaluating [############------------] 50/100  10.0 img/s  0:05 left")
        #expect(
            ProgressLine.text("evaluating", done: 0, of: 100, seconds: 0)
                == "evaluating [------------------------] 0/100")
    }
}
