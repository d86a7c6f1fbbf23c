import Foundation

/// Writes files that the user asked for; each appears whole or not at all.
enum OutputFile {
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        try write(Data(text.utf8), to: path)
    }

    static func write(_ bytes: Data, to path: String) throws(CommandFailure) {
        do {
            try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure(
                "\(path): cannot be written", remedy: "check that its folder exists and may be written to")
        }
    }
}
