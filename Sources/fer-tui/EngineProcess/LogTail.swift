import Foundation
import RunContract

/// The end of a log file.
enum LogTail {
    private static let window: UInt64 = 16_384

    /// The last line with anything in it; nil where the file has none or cannot be read.
    static func lastLine(of path: String, since offset: UInt64 = 0) -> String? {
        guard FileKind(at: path) == .regular, let file = FileHandle(forReadingAtPath: path) else {
            return nil
        }
        defer { try? file.close() }
        guard let end = try? file.seekToEnd() else { return nil }
        try? file.seek(toOffset: max(offset, end > window ? end - window : 0))
        guard let bytes = try? file.readToEnd() else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).last {
            !$0.allSatisfy(\.isWhitespace)
        }.map(String.init)
    }
}
