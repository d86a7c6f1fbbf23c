/// The image files below a folder, at any depth.
struct ImageFiles {
    /// Sorted within each folder, folders after the files beside them.
    private(set) var images: [String] = []
    /// Files that are no images by their names.
    private(set) var others = 0

    /// Deeper nesting is taken for a circle of links.
    private static let deepest = 16

    init(below folder: String) throws(DatasetError) {
        try add(folder, depth: 0)
    }

    /// True for the endings of JPEG and PNG, in either case. What a file holds is found out when it is read.
    static func isImage(_ name: String) -> Bool {
        let ending = name.utf8.suffix(5).map { $0 | 0x20 }
        return [".jpg", ".png", ".jpe"].contains { Array($0.utf8) == ending.suffix(4) }
            || Array(".jpeg".utf8) == ending
    }

    private mutating func add(_ folder: String, depth: Int) throws(DatasetError) {
        guard depth <= Self.deepest else { return }
        let listing = try DirectoryListing(folder)
        for name in listing.files {
            if Self.isImage(name) {
                images.append("\(folder)/\(name)")
            } else {
                others += 1
            }
        }
        for name in listing.folders { try add("\(folder)/\(name)", depth: depth + 1) }
    }
}
