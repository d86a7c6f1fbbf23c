/// Tells which of the images that a list names are there, listing each folder once instead of asking for
/// every file.
struct ListedImages {
    /// Under which a listed image that is not there is counted.
    static let missing = "listed, but the image is missing"

    private let folder: String
    private var names: [String: Set<String>] = [:]

    init(folder: String) {
        self.folder = folder
    }

    /// The path of a listed image; nil where it is missing.
    mutating func path(of listed: String) -> String? {
        let slash = listed.lastIndex(of: "/")
        let subfolder = slash.map { "\(folder)/\(listed[..<$0])" } ?? folder
        let name = slash.map { String(listed[listed.index(after: $0)...]) } ?? listed
        if names[subfolder] == nil {
            // A folder that cannot be listed has no images for us.
            names[subfolder] = Set((try? DirectoryListing(subfolder))?.files ?? [])
        }
        return names[subfolder]?.contains(name) == true ? "\(subfolder)/\(name)" : nil
    }
}
