/// Tells which of the images that a list names are there, listing each folder once instead of asking for
/// every file.
struct ListedImages {
    /// Under which a listed image that is not there is counted.
    static let missing = "listed, but the image is missing"

    private let folder: String
    private var folders: [String: Folder] = [:]

    private struct Folder {
        /// The text that all its images share.
        let path: String
        let names: Set<String>
    }

    init(folder: String) {
        self.folder = folder
    }

    /// Where a listed image lies; nil where it is missing.
    mutating func find(_ listed: String) -> ImageFiles.Entry? {
        let slash = listed.lastIndex(of: "/")
        let subfolder = slash.map { "\(folder)/\(listed[..<$0])" } ?? folder
        let name = slash.map { String(listed[listed.index(after: $0)...]) } ?? listed
        if folders[subfolder] == nil {
            // A folder that cannot be listed has no images for us.
            let files = (try? DirectoryListing(subfolder))?.files ?? []
            folders[subfolder] = Folder(path: subfolder, names: Set(files))
        }
        guard let found = folders[subfolder], found.names.contains(name) else { return nil }
        return ImageFiles.Entry(folder: found.path, name: name)
    }
}
