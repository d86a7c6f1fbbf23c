import Foundation
import Testing

@testable import fer_tui

@Suite("A process is started apart from its parent's terminal")
struct DetachedProcessTests {
    private let log = NSTemporaryDirectory() + "fer-tui-\(UUID().uuidString).log"

    private func end(of process: DetachedProcess) async throws -> ProcessEnd {
        for _ in 0..<1000 {
            if let end = process.exitStatus() { return end }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw CommandFailure("process \(process.id) did not end", remedy: "look at it")
    }

    @Test("it leads its own session, reads nothing, and writes to its log")
    func session() async throws {
        defer { try? FileManager.default.removeItem(atPath: log) }
        let script = "read line; echo read $?; cut -d' ' -f1,6 /proc/$$/stat; ls /proc/self/fd | wc -l"
        let process = try DetachedProcess.start(program: "/bin/bash", arguments: ["-c", script], log: log)
        #expect(try await end(of: process) == .exited(0))
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(lines.first == "read 1")
        #expect(lines.dropFirst().first == "\(process.id) \(process.id)")
        // The three standard ones, and the one with which the directory itself is listed.
        #expect(lines.last == "4")
    }

    @Test("a program that is not there is named")
    func missing() throws {
        defer { try? FileManager.default.removeItem(atPath: log) }
        #expect(throws: CommandFailure.self) {
            try DetachedProcess.start(program: "/nowhere/fer-tui", arguments: [], log: log)
        }
    }

    @Test("a log that cannot be written is named")
    func unwritable() throws {
        #expect(throws: CommandFailure.self) {
            try DetachedProcess.start(program: "/bin/true", arguments: [], log: "/proc/none/engine.log")
        }
    }

    @Test("the way it ended is told in words")
    func ends() {
        #expect(ProcessEnd(waitStatus: 3 << 8).description == "ended with status 3")
        #expect(ProcessEnd(waitStatus: 9) == .killed(signal: 9))
    }

    @Test("the log's last line with text is found, empty lines and older text left out")
    func lastLine() throws {
        defer { try? FileManager.default.removeItem(atPath: log) }
        try "first\nsecond\n\n  \n".write(toFile: log, atomically: true, encoding: .utf8)
        #expect(LogTail.lastLine(of: log) == "second")
        #expect(LogTail.lastLine(of: log, since: 13) == nil)
        #expect(LogTail.lastLine(of: log + "x") == nil)
    }
}
