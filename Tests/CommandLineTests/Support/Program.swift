import Foundation

@testable import fer_tui

/// The real program, as it was built beside the tests.
struct Program {
    /// What a run of it left behind.
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        /// The output as JSON; nil where it is none.
        var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
        var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    static var path: String {
        URL(fileURLWithPath: ProgramPath.current).deletingLastPathComponent().appending(path: "fer-tui").path
    }

    /// Runs it to its end in a folder, without standard input and without a terminal.
    static func run(
        _ words: [String], in folder: String, environment: [String: String] = [:], limit: Double = 120
    ) async throws -> Result {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = words
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = Self.environment(adding: environment)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try scratch.newFile("output")
        process.standardError = try scratch.newFile("errors")
        try process.run()
        let deadline = Date(timeIntervalSinceNow: limit)
        while process.isRunning, Date() < deadline { try await Task.sleep(for: .milliseconds(10)) }
        if process.isRunning {
            kill(process.processIdentifier, SIGKILL)
            throw CommandFailure("fer-tui \(words.joined(separator: " "))", remedy: "not done in \(limit) s")
        }
        return Result(
            status: process.terminationReason == .exit
                ? process.terminationStatus : -process.terminationStatus,
            output: try scratch.text("output"), errors: try scratch.text("errors"))
    }

    /// The tests' own environment without what would change the program's ways.
    static func environment(adding: [String: String]) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        for name in ["FER_TUI_RUNS", "NO_COLOR", "XDG_CONFIG_HOME"] { environment[name] = nil }
        return environment.merging(adding) { _, new in new }
    }
}
