import RunContract

/// Where RAF-DB's list and images lie.
struct RAFDBFiles {
    /// As it was published, and as it should be spelt.
    private static let names = ["list_patition_label.txt", "list_partition_label.txt"]

    let list: String
    let listName: String
    let images: String
    let isAligned: Bool

    static func find(in root: String) throws(DatasetError) -> RAFDBFiles? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            let places = listing.folders.contains("basic") ? [path, "\(path)/basic"] : [path]
            for place in places {
                if let files = try RAFDBFiles(in: place) { return files }
            }
            return nil
        }
    }

    private init?(in place: String) throws(DatasetError) {
        let folders = try DirectoryListing(place).folders
        guard folders.contains("EmoLabel"), folders.contains("Image") else { return nil }
        let lists = try DirectoryListing("\(place)/EmoLabel").files
        let kinds = try DirectoryListing("\(place)/Image").folders
        guard let name = Self.names.first(where: lists.contains),
            let kind = ["aligned", "original"].first(where: kinds.contains)
        else { return nil }
        listName = name
        list = "\(place)/EmoLabel/\(name)"
        images = "\(place)/Image/\(kind)"
        isAligned = kind == "aligned"
    }
}

/// RAF-DB as numbered class folders: `DATASET/{train,test}/1` to `7`, or 1 to 7 without splits.
enum RAFDBFolders {
    /// One class of one split.
    struct Folder {
        let name: String
        let path: String
        let split: Split?
    }

    /// Nil where the numbers are not just 1 to 7: AffectNet's, which begin at 0, would mislabel every face.
    static func find(in root: String) throws(DatasetError) -> [Folder]? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            let place = listing.folders.contains("DATASET") ? "\(path)/DATASET" : path
            let folders = try Self.folders(in: place)
            return Set(folders.map(\.name)) == Set((1...7).map(String.init)) ? folders : nil
        }
    }

    private static func folders(in place: String) throws(DatasetError) -> [Folder] {
        let outer = try DirectoryListing(place).folders
        var folders: [Folder] = []
        for name in outer {
            guard let split = Split(folderName: name) else { continue }
            folders += try DirectoryListing("\(place)/\(name)").folders.map {
                Folder(name: $0, path: "\(place)/\(name)/\($0)", split: split)
            }
        }
        guard folders.isEmpty else { return folders }
        return outer.map { Folder(name: $0, path: "\(place)/\($0)", split: nil) }
    }
}
