import Foundation
import Testing

@testable import fer_tui

@Suite("bench")
struct BenchTests {
    private let shape = ["--model", "b0", "--image-size", "32", "--batch-size", "2"]

    @Test("Prints its figures as one JSON object")
    func figures() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(["bench", "--steps", "1", "--json"] + shape, in: scratch.path)
        let figures = try #require(result.json as? [String: Any])
        for name in ["train_images_per_second", "inference_images_per_second", "peak_rss_bytes"] {
            #expect((figures[name] as? Double ?? 0) > 0, "\(name)")
        }
        #expect((figures["seconds_by_operation"] as? [String: Double])?.isEmpty == false)
        let operations = try #require(figures["operations"] as? [String: [String: Any]])
        #expect((operations["depthwiseBackward"]?["floor_seconds"] as? Double ?? 0) > 0)
        #expect(
            (figures["peaks"] as? [String: [String: Double]?])?["memory_read_bytes"]??["one_thread"] != nil)
        #expect(result.status == 0)
    }

    @Test("What was planned is what training takes, within 3%")
    func memory() async throws {
        let scratch = try Scratch()
        let words = ["bench", "--steps", "1", "--json", "--model", "b0", "--image-size", "64"]
        let result = try await Program.run(words + ["--batch-size", "64"], in: scratch.path)
        let figures = try #require(result.json as? [String: Any])
        let planned = try #require(figures["planned_bytes"] as? Double)
        let peak = try #require(figures["peak_rss_bytes"] as? Double)
        let before = try #require(figures["rss_before_bytes"] as? Double)
        #expect(abs(peak - before - planned) < 0.03 * planned)
    }

    @Test("A curve over threads: one and more, all with the same bits")
    func scaling() async throws {
        let scratch = try Scratch()
        let words = ["bench", "--scaling", "--threads", "3", "--steps", "1", "--json"]
        let result = try await Program.run(words + shape, in: scratch.path)
        let figures = try #require(result.json as? [String: Any])
        let points = try #require(figures["scaling"] as? [[String: Any]])
        #expect(points.compactMap { $0["threads"] as? Int } == [1, 2, 3])
        #expect(points.allSatisfy { $0["same_bits"] as? Bool == true })
    }

    @Test("OpenBLAS multiplies where it is asked to, in float32 alone")
    func openBLAS() async throws {
        let scratch = try Scratch()
        let words = ["bench", "--steps", "1", "--json", "--gemm", "openblas"] + shape
        let result = try await Program.run(words, in: scratch.path)
        #expect((result.json as? [String: Any])?["gemm"] as? String == "openblas")
    }

    @Test("An image of --data that cannot be read is named, with what to do")
    func damagedImage() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 8, test: 8)
        let files = try FileManager.default.subpathsOfDirectory(atPath: scratch.file("faces"))
        for file in files where file.hasPrefix("train/") && file.hasSuffix(".png") {
            let path = scratch.file("faces/\(file)")
            try Data(contentsOf: URL(fileURLWithPath: path)).prefix(60).write(to: URL(fileURLWithPath: path))
        }
        let result = try await Program.run(
            ["bench", "--steps", "1", "--data", "faces"] + shape, in: scratch.path)
        #expect(result.status == 1)
        #expect(result.errorLines.count == 1)
        #expect(result.errors.contains(".png: ") && result.errors.contains("fer-tui data lists"))
    }

    /// The protocol that the benchmark against other programs relies on.
    @Test("Serves steps: ready, then seconds for every line; a line that is no number ends it")
    func serving() async throws {
        #expect(try await served("1\n", ["--inference"]).lines.last?["steps"] as? Int == 1)
        let answer = try await served("1\n2\n")
        #expect(answer.lines.count == 3)
        #expect(answer.lines.first?["contender"] as? String == "fer-tui")
        #expect(answer.lines.last?["steps"] as? Int == 2)
        #expect((answer.lines.last?["seconds"] as? Double ?? 0) > 0)
        #expect(answer.status == 0)
        #expect(try await served("zero\n").status == 2)
    }

    /// Runs `bench --serve` on lines of input.
    private func served(_ input: String, _ options: [String] = []) async throws -> (
        status: Int32, lines: [[String: Any]]
    ) {
        let process = Process()
        let (stdin, stdout) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["bench", "--serve"] + options + shape
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = FileHandle.nullDevice
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let lines = output.split(separator: UInt8(ascii: "\n")).map { line in
            (try? JSONSerialization.jsonObject(with: line)) as? [String: Any] ?? [:]
        }
        return (process.terminationStatus, lines)
    }
}
