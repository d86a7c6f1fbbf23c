import Foundation

@testable import fer_tui

/// A terminal that a test looks at byte by byte, with a program on it.
final class PseudoTerminal {
    let process: DetachedProcess
    /// Everything that the program wrote.
    private(set) var bytes: [UInt8] = []
    private let master: Int32
    /// Kept open, so that the terminal outlives the program and its settings can be asked for.
    private let slave: Int32
    private var isOpen = true

    /// Starts a program on a terminal of its own, in a folder.
    init(_ words: [String], in scratch: Scratch, columns: UInt16 = 100, rows: UInt16 = 30) throws {
        var (ours, theirs): (Int32, Int32) = (-1, -1)
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&ours, &theirs, nil, nil, &size) == 0, let name = ttyname(theirs) else {
            throw CommandFailure("no pseudo-terminal can be had", remedy: String(cString: strerror(errno)))
        }
        (master, slave) = (ours, theirs)
        let path = String(cString: name)
        for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        process = try Self.start(words, on: path, in: scratch)
    }

    deinit { close() }

    /// The terminal's modes: echo, line editing, signals, as `stty` shows them.
    var modes: [UInt32] {
        var modes = termios()
        tcgetattr(slave, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    }

    /// What was written, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    func type(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    }

    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Takes what there is to read.
    func read() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while isOpen {
            let count = Foundation.read(master, &buffer, buffer.count)
            guard count > 0 else { return }
            bytes += buffer[..<count]
        }
    }

    /// Waits until the program has written something.
    func wait(for text: String) async throws {
        try await waitUntil("\"\(text)\" in what was written") {
            read()
            return self.text.contains(text)
        }
    }

    /// Waits for the program's end, reading all the while.
    func end() async throws -> ProcessEnd {
        var end: ProcessEnd?
        try await waitUntil("the program's end") {
            read()
            end = process.exitStatus()
            return end != nil
        }
        read()
        return end ?? .exited(-1)
    }

    /// Takes the terminal away, as a lost connection does.
    func close() {
        guard isOpen else { return }
        isOpen = false
        Foundation.close(slave)
        Foundation.close(master)
    }

    private static func start(
        _ words: [String], on terminal: String, in scratch: Scratch
    ) throws -> DetachedProcess {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that the leader of a session opens becomes the session's own.
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        var attributes = DetachedProcess.sessionAttributes()
        defer { posix_spawnattr_destroy(&attributes) }

        // A crash is not followed by half a minute of waiting for a key to debug it with.
        let environment = [
            "SWIFT_BACKTRACE=enable=no", "TERM=xterm-256color", "LANG=C.UTF-8",
            "XDG_CONFIG_HOME=\(scratch.path)",
        ]
        let cleared = ["COLORTERM", "NO_COLOR", "TMUX", "KITTY_WINDOW_ID", "TERM_PROGRAM"].flatMap {
            ["-u", $0]
        }
        let vector = (["env", "-C", scratch.path] + cleared + environment + words).map { strdup($0) }
        defer { vector.forEach { free($0) } }
        var id: pid_t = 0
        let result = posix_spawnp(&id, "env", &actions, &attributes, vector + [nil], environ)
        guard result == 0 else {
            throw CommandFailure(
                "\(words.joined(separator: " ")): \(String(cString: strerror(result)))", remedy: "build it")
        }
        return DetachedProcess(id: id)
    }
}
