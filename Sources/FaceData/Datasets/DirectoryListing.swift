import Foundation

/// A folder's entries, sorted, without hidden ones and what operating systems leave behind.
struct DirectoryListing {
    private(set) var files: [String] = []
    private(set) var folders: [String] = []

    private static let leftovers: Set<String> = ["thumbs.db", "desktop.ini", "__macosx", "@eadir"]

    /// - Throws: `DatasetError` where the folder is missing, closed to us, or no folder.
    init(_ path: String) throws(DatasetError) {
        guard let directory = opendir(FileName.bytes(path)) else { throw Self.failure(path, errno) }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            // Linux tells most kinds without another system call; the rest is asked for.
            let kind = Int32(entry.pointee.d_type)
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
                    FileName.text(UnsafeBufferPointer(start: $0, count: strlen($0)))
                }
            }
            guard !name.hasPrefix("."), !Self.leftovers.contains(name.lowercased()) else {
                continue
            }
            if kind == Int32(DT_REG) {
                files.append(name)
            } else if kind == Int32(DT_DIR) {
                folders.append(name)
            } else {
                classify(name, in: path)
            }
        }
        files.sort()
        folders.sort()
    }

    /// Follows symbolic links, and asks where the file system does not tell.
    private mutating func classify(_ name: String, in path: String) {
        var status = stat()
        guard stat(FileName.bytes("\(path)/\(name)"), &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFREG: files.append(name)
        case S_IFDIR: folders.append(name)
        default: break
        }
    }

    private static func failure(_ path: String, _ error: Int32) -> DatasetError {
        switch error {
        case ENOENT:
            DatasetError(path: path, problem: "no such folder", advice: "check the path")
        case ENOTDIR:
            DatasetError(
                path: path, problem: "a file, not a dataset's folder",
                advice: "name the folder that holds the images")
        default:
            DatasetError(
                path: path, problem: String(cString: strerror(error)),
                advice: "check the folder's permissions")
        }
    }
}
