import Foundation

/// Keeps stray output off the screen: standard output and standard error are redirected into a
/// pipe, from which lines can be taken.
final class StandardStreams {
    /// The real standard output: the terminal.
    let realOutput: Int32
    /// The real standard error.
    let realError: Int32
    /// The reading end of the pipe; never waits.
    let reader: Int32
    private var unfinished: [UInt8] = []
    private var isRedirected = true

    /// Redirects both streams.
    init() throws(TerminalError) {
        fflush(nil)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .last("pipe") }
        realOutput = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        realError = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        reader = ends[0]
        // Output beyond the pipe's capacity between two events is lost, so that printing never blocks.
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        dup2(ends[1], STDOUT_FILENO)
        dup2(ends[1], STDERR_FILENO)
        close(ends[1])
    }

    /// A descriptor of its own for the terminal that standard output was.
    func duplicateOutput() -> Int32 { fcntl(realOutput, F_DUPFD_CLOEXEC, 3) }

    /// The complete lines printed since the last call.
    func takeLines() -> [String] {
        fill()
        guard let end = unfinished.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        let lines = unfinished[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        unfinished.removeSubrange(...end)
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Restores the streams; lines that were not taken are printed to the real standard error.
    func restore() {
        guard isRedirected else { return }
        isRedirected = false
        fill()
        dup2(realOutput, STDOUT_FILENO)
        dup2(realError, STDERR_FILENO)
        if !unfinished.isEmpty { FileHandle.standardError.write(Data(unfinished)) }
        for file in [realOutput, realError, reader] { close(file) }
    }

    private func fill() {
        fflush(nil)
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(reader, &buffer, buffer.count)
            guard count > 0 else { return }
            unfinished += buffer[..<count]
        }
    }
}
