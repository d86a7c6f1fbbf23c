import RunStore

/// Reads a growing log incrementally.
struct LogFollower {
    private let path: String
    private var offset: Int?
    /// The last line if its end has not been written yet.
    private var unfinished: [UInt8] = []
    private(set) var lines = LogLines()

    /// Bytes at the end of a long log that the first read takes.
    private static let tail = 1 << 18

    init(path: String) { self.path = path }

    /// - Returns: whether there were new bytes.
    mutating func read() -> Bool {
        guard let size = SmallFile.size(of: path), size != offset else { return false }
        // A file that has become shorter was replaced.
        if offset == nil || size < offset ?? 0 { begin(size) }
        let start = offset ?? 0
        let bytes = SmallFile.bytes(of: path, from: start, limit: size - start)
        offset = start + bytes.count
        take(bytes)
        return !bytes.isEmpty
    }

    /// The lines, including the one that is being written.
    var shown: LogLines {
        guard !unfinished.isEmpty else { return lines }
        var all = lines
        all.append(String(decoding: unfinished, as: UTF8.self))
        return all
    }

    private mutating func begin(_ size: Int) {
        lines = LogLines()
        unfinished = []
        offset = max(0, size - Self.tail)
        lines.isTail = offset != 0
    }

    private mutating func take(_ bytes: [UInt8]) {
        unfinished += bytes
        guard let end = unfinished.lastIndex(of: UInt8(ascii: "\n")) else { return }
        let whole = unfinished[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        unfinished.removeSubrange(...end)
        lines.append(
            contentsOf: whole.map { String(decoding: $0.last == 13 ? $0.dropLast() : $0, as: UTF8.self) })
    }
}
