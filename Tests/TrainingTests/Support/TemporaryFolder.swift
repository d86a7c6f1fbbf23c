import Foundation

/// A folder of its own for a test; gone when the object is.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "fer-tui-training-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes bytes as a file and returns its path.
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// A safetensors file with that header text, unpadded, and that many bytes of data.
    func safetensors(_ header: String, data: [UInt8] = [], named name: String = "t.safetensors") throws
        -> String
    {
        let text = Array(header.utf8)
        let length = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) }
        return try write(length + text + data, to: name)
    }
}
