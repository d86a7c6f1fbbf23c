import RunContract

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files that fit in memory, read and written whole.
package enum SmallFile {
    /// The file's text, nil where it cannot be read. Reads at most 1 MiB: enough for everything in `/proc`.
    package static func text(at path: String) -> String? {
        bytes(at: path, fromEnd: false, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The last lines of a file, oldest first, from its last 256 KiB; empty where it cannot be read.
    package static func lastLines(of path: String, limit: Int) -> [String] {
        let tail = bytes(at: path, fromEnd: true, limit: 1 << 18) ?? []
        var lines = String(decoding: tail, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last == "" { lines.removeLast() }
        return lines.suffix(limit).map(String.init)
    }

    /// A part of a regular file in a run directory, less where it ends earlier; empty where it cannot be read.
    package static func bytes(of path: String, from offset: Int, limit: Int) -> [UInt8] {
        guard FileKind(at: path) == .regular else { return [] }
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        guard lseek(file, off_t(max(0, offset)), SEEK_SET) >= 0 else { return [] }
        return Array(read(file, limit: limit).prefix(max(0, limit)))
    }

    /// How a file stands: whoever writes to it changes this. Nil where there is no such file.
    package static func stamp(of path: String) -> FileStamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        return FileStamp(
            size: Int(status.st_size), seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
    }

    /// The size of a regular file in a run directory, in bytes; nil where there is none.
    package static func size(of path: String) -> Int? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Creates an empty file, readable by its owner alone, where there is none.
    static func create(_ path: String) throws(RunStoreError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .notWritable(path: path, reason: reason()) }
        close(file)
    }

    /// Writes the text over whatever stood there, readable by its owner alone.
    ///
    /// - Parameter followsLinks: whether a link is written through; else it is an error.
    package static func save(
        _ text: String, to path: String, followsLinks: Bool = true
    ) throws(RunStoreError) {
        let links = followsLinks ? 0 : O_NOFOLLOW
        // Without O_NONBLOCK, opening a named pipe would wait for a reader.
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK | O_CLOEXEC | links, 0o600)
        guard file >= 0 else { throw .notWritable(path: path, reason: reason()) }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                throw errno == ENOSPC ? .diskFull(path: path) : .notWritable(path: path, reason: reason())
            }
            rest = rest.dropFirst(written)
        }
    }

    /// What the last failed system call said.
    static func reason() -> String { String(cString: strerror(errno)) }

    private static func bytes(at path: String, fromEnd: Bool, limit: Int) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        if fromEnd {
            let size = lseek(file, 0, SEEK_END)
            lseek(file, max(0, size - off_t(limit)), SEEK_SET)
        }
        return read(file, limit: limit)
    }

    /// Reads on in an open file, to its end or a little over a limit.
    private static func read(_ file: Int32, limit: Int) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while result.count < limit {
            let count = buffer.withUnsafeMutableBytes { Self.systemRead(file, $0) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            result += buffer[..<count]
        }
        return result
    }

    private static func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(file, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(file, buffer.baseAddress, buffer.count)
        #endif
    }
}
