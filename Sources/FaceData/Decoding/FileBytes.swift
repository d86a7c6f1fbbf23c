import Foundation

/// A file's bytes, read whole.
enum FileBytes {
    /// No picture below the pixel limit needs more.
    static let largest = 512 << 20

    /// - Throws: `UnreadableImage` where the file is missing, closed to us, no regular file, or too large.
    static func read(_ path: String) throws(UnreadableImage) -> [UInt8] {
        // A pipe among the files must not block the thread until somebody writes into it.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path, String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure(path, "not a regular file") }
        guard status.st_size > 0 else { throw failure(path, "the file is empty") }
        guard status.st_size <= largest else { throw failure(path, "the file is larger than 512 MiB") }
        let (bytes, error) = readBytes(descriptor, Int(status.st_size))
        guard error == 0 else { throw failure(path, String(cString: strerror(error))) }
        return bytes
    }

    /// Up to `count` bytes: fewer where the file shrank meanwhile.
    private static func readBytes(_ descriptor: Int32, _ count: Int) -> (bytes: [UInt8], error: Int32) {
        var error: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            while filled < count {
                let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { error = errno }
                if got <= 0 { break }
                filled += got
            }
        }
        return (bytes, error)
    }

    private static func failure(_ path: String, _ reason: String) -> UnreadableImage {
        UnreadableImage(path: path, reason: reason)
    }
}
