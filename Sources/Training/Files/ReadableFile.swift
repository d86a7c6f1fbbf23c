import Foundation

/// A regular file opened for reading at any offset; closed when the object goes.
///
/// Reads are `pread` calls, not a memory map: a file that shrinks while it is read gives an error, not a
/// signal.
final class ReadableFile: Sendable {
    let path: String
    /// Bytes when it was opened.
    let size: Int
    private let descriptor: Int32

    init(path: String) throws(TrainingError) {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system("open", path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw TrainingError("\(path): is not a regular file (name a file)")
        }
        self.path = path
        self.size = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Fills the buffer with the bytes from `offset` on.
    ///
    /// - Throws: where the file ends before the buffer is full, or cannot be read.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(TrainingError) {
        guard let base = buffer.baseAddress else { return }
        var done = 0
        while done < buffer.count {
            let got = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw .system("read", path) }
            guard got > 0 else { throw TrainingError("\(path): ended while it was read (copy it again)") }
            done += got
        }
    }

    /// The bytes at `offset`, as that many elements of a plain type.
    func read<Element: BitwiseCopyable>(
        _ type: Element.Type, count: Int, at offset: Int, zero: Element
    ) throws(TrainingError) -> [Element] {
        var elements = [Element](repeating: zero, count: count)
        var failure: TrainingError?
        elements.withUnsafeMutableBytes { bytes in
            do throws(TrainingError) { try read(into: bytes, at: offset) } catch { failure = error }
        }
        if let failure { throw failure }
        return elements
    }

    /// The floating-point numbers at `offset` as float32.
    ///
    /// - Returns: nil if the type is none of F32, F64, F16 and BF16.
    func floats(_ type: SafetensorsType, count: Int, at offset: Int) throws(TrainingError) -> [Float]? {
        switch type {
        case .float32: return try read(Float.self, count: count, at: offset, zero: 0)
        case .float64: return try read(Double.self, count: count, at: offset, zero: 0).map { Float($0) }
        case .float16: return try read(Float16.self, count: count, at: offset, zero: 0).map { Float($0) }
        case .bfloat16:
            let halves = try read(UInt16.self, count: count, at: offset, zero: 0)
            return halves.map { Float(bitPattern: UInt32($0) << 16) }
        default: return nil
        }
    }
}
