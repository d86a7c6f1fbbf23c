import Foundation
import TerminalUI

/// Frames on disk to compare with. `FER_TUI_RECORD_GOLDEN=1 swift test --filter GoldenFrameTests` writes them
/// anew; look at them before committing.
enum GoldenFrames {
    static func expected(_ name: String, actual lines: [String]) throws -> [String] {
        let file = folder.appendingPathComponent("\(name).txt")
        if ProcessInfo.processInfo.environment["FER_TUI_RECORD_GOLDEN"] == "1" {
            try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")
}
