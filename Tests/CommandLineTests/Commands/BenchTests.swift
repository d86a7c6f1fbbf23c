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
        #expect(result.status == 0)
    }

    /// The protocol that the benchmark against other programs relies on.
    @Test("Serves steps: ready, then seconds for every line; a line that is no number ends it")
    func serving() async throws {
        let answer = try await served("1\n2\n")
        #expect(answer.lines.count == 3)
        #expect(answer.lines.first?["contender"] as? String == "fer-tui")
        #expect(answer.lines.last?["steps"] as? Int == 2)
        #expect((answer.lines.last?["seconds"] as? Double ?? 0) > 0)
        #expect(answer.status == 0)
        #expect(try await served("zero\n").status == 2)
    }

    /// Runs `bench --serve` on lines of input.
    private func served(_ input: String) async throws -> (status: Int32, lines: [[String: Any]]) {
        let process = Process()
        let (stdin, stdout) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["bench", "--serve"] + shape
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
