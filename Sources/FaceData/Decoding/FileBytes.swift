import Foundation

/// A file's bytes, read whole.
enum FileBytes {
    /// No picture below the pixel limit needs more.
    static let largest = 512 << 20

    /// - Throws: `UnreadableImage` where the file is missing, closed to us, no regular file, or too large.
    static func read(_ path: String) throws(UnreadableImage) -> [UInt8] {
        let (descriptor, size) = try open(path)
        defer { close(descriptor) }
        guard size <= largest else { throw failure(path, "the file is larger than 512 MiB") }
        let (bytes, error) = readBytes(descriptor, size)
        guard error == 0 else { throw failure(path, String(cString: strerror(error))) }
        return bytes
    }

    /// Reads a part of a file, which must be there.
    ///
    /// - Throws: `UnreadableImage`, also where the file has become shorter.
    static func read(_ path: String, offset: Int, count: Int) throws(UnreadableImage) -> [UInt8] {
        let (descriptor, size) = try open(path)
        defer { close(descriptor) }
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset, count <= largest,
            lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset)
        else { throw failure(path, "the file has become shorter") }
        let (bytes, error) = readBytes(descriptor, count)
        guard error == 0 else { throw failure(path, String(cString: strerror(error))) }
        return bytes
    }

    /// A regular file that is not empty, and its size.
    private static func open(_ path: String) throws(UnreadableImage) -> (descriptor: Int32, size: Int) {
        // A pipe among the files must not block the thread until somebody writes into it.
        let descriptor = Foundation.open(FileName.bytes(path), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, String(cString: strerror(errno))) }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        let flaw: String? =
            if !isKnown {
                String(cString: strerror(errno))
            } else if status.st_mode & S_IFMT != S_IFREG {
                "not a regular file"
            } else {
                status.st_size > 0 ? nil : "the file is empty"
            }
        if let flaw {
            close(descriptor)
            throw failure(path, flaw)
        }
        return (descriptor, Int(status.st_size))
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
