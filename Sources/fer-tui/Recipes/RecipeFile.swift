import Foundation

/// A recipe in a file of the user's.
enum RecipeFile {
    /// The most bytes of a recipe; a longer file is something else.
    private static let limit = 1 << 16

    /// The file's text; nil if there is no such file.
    ///
    /// - Throws: `CommandFailure` for what is no regular file, is too long, or is no text.
    static func text(at path: String) throws(CommandFailure) -> String? {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw CommandFailure(
                "\(path): cannot be read: \(String(cString: strerror(errno)))",
                remedy: "check its permissions")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let kind = status.st_mode & S_IFMT == S_IFDIR ? "a directory" : "no regular file"
            throw CommandFailure("\(path): is \(kind)", remedy: "name a recipe's file")
        }
        guard Int(status.st_size) <= limit, let bytes = try? file.read(upToCount: limit + 1) ?? Data(),
            bytes.count <= limit
        else {
            throw CommandFailure(
                "\(path): is too long for a recipe", remedy: "name a file with a setting a line")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("\(path): is no text in UTF-8", remedy: "name a file with a setting a line")
        }
        return text
    }
}
