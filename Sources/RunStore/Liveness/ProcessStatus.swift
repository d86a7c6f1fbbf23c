#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the kernel says of a process (`/proc/PID/stat`, proc(5)).
package struct ProcessStatus: Sendable, Equatable {
    /// Clock ticks from the machine's start to the process's.
    package let startTime: Int
    /// Seconds of processor time used so far, in user and kernel mode.
    package let processorSeconds: Double
    package let residentBytes: Int
    package let threads: Int
    /// It has ended and only its parent has not yet taken note.
    package let hasEnded: Bool

    /// Nil where there is no such process, or no `/proc`.
    package init?(pid: Int) {
        guard let text = SmallFile.text(at: "/proc/\(pid)/stat") else { return nil }
        self.init(statistics: text)
    }

    /// Reads the line; the name in parentheses may hold spaces and parentheses of its own.
    init?(statistics text: String) {
        guard let nameEnd = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: nameEnd)...].split(
            separator: " ", omittingEmptySubsequences: true)
        // Counted from the state, which is the line's third field.
        guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]),
            let threads = Int(fields[17]), let start = Int(fields[19]), let pages = Int(fields[21])
        else { return nil }
        startTime = start
        self.threads = threads
        processorSeconds = (user + system) / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
        residentBytes = pages * Int(sysconf(Int32(_SC_PAGESIZE)))
        hasEnded = fields[0] == "Z" || fields[0] == "X"
    }
}
