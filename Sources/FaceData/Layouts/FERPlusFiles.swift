/// Where FER+'s votes and faces lie.
struct FERPlusFiles {
    /// One of the folders of PNGs.
    struct Folder {
        let name: String
        let path: String
        let usage: FER2013Usage
    }

    static let labels = "label.csv"
    private static let voteTable = "fer2013new.csv"
    private static let folderNames: [(String, FER2013Usage)] = [
        ("FER2013Train", .training), ("FER2013Valid", .publicTest), ("FER2013Test", .privateTest),
    ]

    /// The table of all votes; nil where each folder has its own.
    let votes: String?
    let folders: [Folder]
    /// FER2013's own table.
    let table: FER2013Table?

    static func find(in root: String) throws(DatasetError) -> FERPlusFiles? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            // The published repository keeps the folders in one called data.
            let places = listing.folders.contains("data") ? [path, "\(path)/data"] : [path]
            var folders: [Folder] = []
            for place in places where folders.isEmpty { folders = try Self.folders(in: place) }
            guard listing.files.contains(voteTable) else {
                var labelled: [Folder] = []
                for folder in folders where try DirectoryListing(folder.path).files.contains(labels) {
                    labelled.append(folder)
                }
                folders = labelled
                return folders.isEmpty ? nil : FERPlusFiles(votes: nil, folders: folders, table: nil)
            }
            let table = try FER2013Table.find(in: path)
            guard !folders.isEmpty || table != nil else { return nil }
            return FERPlusFiles(votes: "\(path)/\(voteTable)", folders: folders, table: table)
        }
    }

    private static func folders(in place: String) throws(DatasetError) -> [Folder] {
        let listing = try DirectoryListing(place)
        return folderNames.compactMap { name, usage in
            listing.folders.contains(name)
                ? Folder(name: name, path: "\(place)/\(name)", usage: usage) : nil
        }
    }
}
