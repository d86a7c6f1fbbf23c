import Foundation

/// Writes text to a file descriptor without buffering.
enum FileDescriptorWriter {
    /// A reader that is gone (`| head`, a closed terminal) is no error: the rest is dropped.
    ///
    /// - Returns: the system's number of an error; nil if everything was written.
    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return errno == EPIPE || errno == EIO ? nil : errno }
            bytes = bytes.dropFirst(written)
        }
        return nil
    }
}
