/// Finds the images that a list names, listing each folder once instead of asking for every file.
///
/// A list is often made on another machine: backslashes separate folders, too, a path may begin with folders that are not
/// here, and a name may have another extension or case than its file.
struct ListedImages {
    /// The reason under which a listed image that is not there is counted.
    static let missing = "listed, but the image is missing"

    private let root: String
    private var folders: [String: Folder] = [:]
    /// For each folder as a list names it, the number of its leading folders that are not here.
    private var skipped: [Substring: Int] = [:]

    /// A folder's files.
    private final class Folder {
        /// The text that all its images share.
        let path: String
        private let names: Set<String>
        /// Names by their lowercase part before the extension; nil if several images share it.
        private lazy var stems: [String: String?] = Dictionary(
            names.filter(ImageFiles.isImage).map { (Self.stem($0), $0) }, uniquingKeysWith: { _, _ in nil })

        init(_ path: String) {
            self.path = path
            // A folder that cannot be listed has no images for us.
            names = Set((try? DirectoryListing(path))?.files ?? [])
        }

        func name(of listed: String) -> String? {
            names.contains(listed) ? listed : stems[Self.stem(listed)] ?? nil
        }

        private static func stem(_ name: String) -> String {
            (name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name).lowercased()
        }
    }

    /// - Parameter folder: the folder that the list's paths start from.
    init(folder: String) {
        root = folder
    }

    /// Returns the file of a listed image; nil if it is missing.
    ///
    /// Of the path's ends the longest that is here counts.
    mutating func find(_ listed: String) -> ImageFiles.Entry? {
        let parts = listed.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
        guard let name = parts.last else { return nil }
        let folder = listed.dropLast(name.count)
        if let known = skipped[folder], let found = find(parts.dropFirst(known)) { return found }
        for count in parts.indices {
            guard let found = find(parts.dropFirst(count)) else { continue }
            skipped[folder] = count
            return found
        }
        return nil
    }

    private mutating func find(_ parts: ArraySlice<Substring>) -> ImageFiles.Entry? {
        guard let listed = parts.last else { return nil }
        let path = ([root] + parts.dropLast().map(String.init)).joined(separator: "/")
        let folder = folders[path] ?? Folder(path)
        folders[path] = folder
        return folder.name(of: String(listed)).map { ImageFiles.Entry(folder: folder.path, name: $0) }
    }
}
