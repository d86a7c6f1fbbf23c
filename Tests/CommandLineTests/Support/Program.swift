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
        _ words: [String], in folder: String, environment: [String: String] = [:], limit: Double = 300
    ) async throws -> Result {
        let scratch = try Scratch()
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let setting = cleared.flatMap { ["-u", $0] } + ["-C", folder] + variables
        let redirection = [
            "sh", "-c", "exec \"$0\" \"$@\" >'\(scratch.file("output"))' 2>'\(scratch.file("errors"))'",
        ]
        let process = try DetachedProcess.start(
            program: "/usr/bin/env", arguments: setting + redirection + [path] + words,
            log: scratch.file("log"))
        let end = try await process.end(within: limit, "fer-tui \(words.joined(separator: " "))")
        return Result(
            status: end.status, output: try scratch.text("output"), errors: try scratch.text("errors"))
    }

    /// What would change the program's ways.
    private static let cleared = ["FER_TUI_RUNS", "NO_COLOR", "XDG_CONFIG_HOME"]
}

extension DetachedProcess {
    /// Waits for the process's end, and ends it where that takes too long.
    func end(within limit: Double, _ what: String) async throws -> ProcessEnd {
        let deadline = Date(timeIntervalSinceNow: limit)
        while Date() < deadline {
            if let end = exitStatus() { return end }
            try await Task.sleep(for: .milliseconds(10))
        }
        kill(id, SIGKILL)
        throw CommandFailure("\(what): is not done in \(limit) s", remedy: "it was ended")
    }
}

extension ProcessEnd {
    /// The exit status; the signal's number below zero where one ended the process.
    var status: Int32 {
        switch self {
        case .exited(let status): status
        case .killed(let signal): -signal
        }
    }
}
