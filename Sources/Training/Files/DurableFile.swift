import Foundation
import RunContract

/// A new file being written, which is on the disk when `finish` returns.
final class DurableFile {
    private let path: String
    private var descriptor: Int32

    /// Creates the file, or empties the one that is there.
    init(path: String) throws(TrainingError) {
        self.path = path
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let mode = RunAccess(ofDirectory: folder).fileMode
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .system("create", path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(TrainingError) {
        guard let base = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let put = Foundation.write(descriptor, base + done, bytes.count - done)
            if put < 0 && errno == EINTR { continue }
            guard put > 0 else { throw .system("write", path) }
            done += put
        }
    }

    /// Writes an array's elements as they lie in memory.
    func write<Element: BitwiseCopyable>(_ elements: [Element]) throws(TrainingError) {
        var failure: TrainingError?
        elements.withUnsafeBytes { bytes in
            do throws(TrainingError) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Forces the file to the disk and closes it.
    func finish() throws(TrainingError) {
        guard fsync(descriptor) == 0 else { throw .system("write to the disk", path) }
        let closing = descriptor
        descriptor = -1
        guard close(closing) == 0 else { throw .system("close", path) }
    }
}
