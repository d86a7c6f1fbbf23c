import Foundation

/// A text file's lines, read piece by piece: a file of any size takes no more memory than its longest line.
///
/// Lines end with a line feed, with or without a carriage return; blank lines are passed over, and so is a byte
/// order mark.
struct TextLines {
    private static let pieceSize = 1 << 20
    /// No list or table of faces has longer lines; reading ends there rather than taking all memory.
    private static let longestLine = 64 << 20

    private let path: String

    /// - Throws: `DatasetError` where the file cannot be opened or is none.
    init(path: String) throws(DatasetError) {
        self.path = path
        close(try open())
    }

    /// True for a file that is no folder.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(FileName.bytes(path), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Calls `body` for every line until it returns false. The line is valid no longer than the call.
    ///
    /// - Parameter body: takes the line without its end, and its offset in the file.
    /// - Throws: `DatasetError` where reading fails midway or a line has no end.
    func forEach(_ body: (UnsafeRawBufferPointer, _ offset: Int) -> Bool) throws(DatasetError) {
        let file = try open()
        defer { close(file) }
        var buffer: [UInt8] = []
        // Where in the file the buffer begins.
        var offset = 0
        while true {
            let count = try fill(&buffer, from: file)
            if offset == 0, buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
                buffer.removeFirst(3)
                offset = 3
            }
            let (used, goesOn) = Self.lines(of: buffer, isLast: count == 0, offset, body)
            guard goesOn, count > 0 else { return }
            buffer.removeFirst(used)
            offset += used
            guard buffer.count <= Self.longestLine else {
                throw DatasetError(
                    path: path, problem: "has a line of more than 64 MiB", advice: "it is no list of faces")
            }
        }
    }

    /// - Returns: the bytes that were whole lines, and whether to go on.
    private static func lines(
        of buffer: [UInt8], isLast: Bool, _ offset: Int, _ body: (UnsafeRawBufferPointer, Int) -> Bool
    ) -> (used: Int, goesOn: Bool) {
        buffer.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                let end = rest.firstOffset(of: UInt8(ascii: "\n"))
                guard let length = end ?? (isLast ? rest.count : nil) else { break }
                var line = UnsafeRawBufferPointer(rebasing: rest[..<length])
                if line.last == UInt8(ascii: "\r") {
                    line = UnsafeRawBufferPointer(rebasing: line.dropLast())
                }
                let isBlank = line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                if !isBlank && !body(line, offset + start) { return (start, false) }
                start += length + 1
            }
            return (min(start, bytes.count), true)
        }
    }

    /// Appends the file's next piece; nothing at its end.
    private func fill(_ buffer: inout [UInt8], from file: Int32) throws(DatasetError) -> Int {
        let known = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.pieceSize))
        var count: Int
        repeat {
            count = buffer.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { read(file, $0 + known, Self.pieceSize) } ?? 0
            }
        } while count < 0 && errno == EINTR
        buffer.removeLast(Self.pieceSize - max(0, count))
        guard count >= 0 else { throw failure(errno) }
        return count
    }

    private func open() throws(DatasetError) -> Int32 {
        let file = Foundation.open(FileName.bytes(path), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(errno) }
        return file
    }

    private func failure(_ error: Int32) -> DatasetError {
        DatasetError(
            path: path, problem: "cannot be read: \(String(cString: strerror(error)))",
            advice: "check that the file is there and its permissions")
    }
}

extension TextLines {
    /// Calls `body` with every line's words, which blanks part.
    func forEachWords(_ body: ([Substring]) -> Void) throws(DatasetError) {
        try forEach { line, _ in
            body(String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace))
            return true
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Where a byte first occurs, by the C library's vectorised search.
    func firstOffset(of byte: UInt8) -> Int? {
        guard let start = baseAddress, let hit = memchr(start, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(hit) - start
    }
}
