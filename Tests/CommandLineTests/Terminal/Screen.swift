import Foundation

@testable import fer_tui

/// A terminal of a test, with a shell in it: tmux on a socket of its own.
final class Screen: Sendable {
    let scratch: Scratch
    private let socket: String

    /// - Parameter type: what TERM says.
    init(_ scratch: Scratch, width: Int = 100, height: Int = 30, type: String = "xterm-256color") async throws
    {
        self.scratch = scratch
        socket = scratch.file("tmux")
        // Whoever runs the tests may have asked for their output without colors.
        let cleared = ["NO_COLOR", "COLORTERM", "FER_TUI_RUNS"].flatMap { ["-u", $0] }
        let environment = ["TERM=\(type)", "LANG=C.UTF-8", "PS1=> ", "XDG_CONFIG_HOME=\(scratch.path)"]
        try await tmux(
            ["-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-c", scratch.path]
                + ["env"] + cleared + environment + ["sh"])
    }

    deinit {
        let words = ["tmux", "-S", socket, "kill-server"]
        let closing = try? DetachedProcess.start(program: "/usr/bin/env", arguments: words, log: "/dev/null")
        // The server's socket goes with the scratch folder: it has to be reached before.
        for _ in 0..<400 where closing?.exitStatus() == nil { usleep(5000) }
    }

    static let isAvailable: Bool = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/tmux") }
    }()

    /// Types a line and Enter.
    func enter(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    /// Types a text as it is.
    func type(_ text: String) async throws { try await tmux(["send-keys", "-l", text]) }

    /// Presses a key by tmux's name for it.
    func press(_ key: String) async throws { try await tmux(["send-keys", key]) }

    /// What is shown, line by line.
    func text() async throws -> String { try await tmux(["capture-pane", "-p"]) }

    /// Waits until the screen shows something.
    @discardableResult
    func wait(for text: String) async throws -> String {
        let seconds = 120.0
        let deadline = Date(timeIntervalSinceNow: seconds)
        var shown = ""
        while Date() < deadline {
            shown = try await self.text()
            if shown.contains(text) { return shown }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw CommandFailure(
            "\"\(text)\" did not appear; the screen shows:\n\(shown)", remedy: "in \(seconds) s")
    }

    @discardableResult
    private func tmux(_ words: [String]) async throws -> String {
        let output = scratch.file("tmux-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: output) }
        let process = try DetachedProcess.start(
            program: "/usr/bin/env", arguments: ["tmux", "-S", socket] + words, log: output)
        let end = try await process.end(within: 60, "tmux \(words.joined(separator: " "))")
        let text = try String(contentsOfFile: output, encoding: .utf8)
        guard end == .exited(0) else { throw CommandFailure("tmux: \(text)", remedy: "it \(end)") }
        return text
    }
}
