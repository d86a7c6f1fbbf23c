import RunContract

/// AffectNet as first published: `training.csv` and `validation.csv`, and folders of whole pictures from
/// which each row's box cuts a face.
///
/// The lists lie in `Manually_Annotated_file_lists` or beside the folder of images, with or without a header.
/// Categories 8 to 10 are left out.
struct AffectNetLayout: DatasetLayout {
    let name = "affectnet"

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root), let files = try AffectNetFiles.find(in: root) else { return nil }
        return "\(files.lists.map(\.name).joined(separator: " and ")) beside \(AffectNetFiles.imageFolder)"
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        guard let files = try AffectNetFiles.find(in: root) else {
            throw DatasetError(
                path: root,
                problem: "no training.csv or validation.csv with a folder \(AffectNetFiles.imageFolder)",
                advice: "name the folder that holds both")
        }
        var reader = AffectNetListReader(images: files.images)
        for list in files.lists { try reader.read(list.path, split: list.split) }
        return reader.contents
    }
}

/// Where AffectNet's lists and images lie.
private struct AffectNetFiles {
    struct List {
        let name: String
        let path: String
        let split: Split
    }

    static let imageFolder = "Manually_Annotated_Images"
    private static let listFolder = "Manually_Annotated_file_lists"

    let images: String
    let lists: [List]

    static func find(in root: String) throws(DatasetError) -> AffectNetFiles? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            // The archive's own outer folder may hold either of the two, or both.
            let places =
                listing.folders.contains("Manually_Annotated")
                ? [path, "\(path)/Manually_Annotated"] : [path]
            var images: String?
            var lists: [List] = []
            for place in places {
                let listing = try DirectoryListing(place)
                if listing.folders.contains(imageFolder) { images = images ?? "\(place)/\(imageFolder)" }
                if lists.isEmpty { lists = Self.lists(in: place, listing) }
                if lists.isEmpty, listing.folders.contains(listFolder) {
                    lists = Self.lists(
                        in: "\(place)/\(listFolder)", try DirectoryListing("\(place)/\(listFolder)"))
                }
            }
            guard let images, !lists.isEmpty else { return nil }
            return AffectNetFiles(images: images, lists: lists)
        }
    }

    private static func lists(in folder: String, _ listing: DirectoryListing) -> [List] {
        [("training.csv", Split.train), ("validation.csv", .test)].compactMap { name, split in
            listing.files.contains(name) ? List(name: name, path: "\(folder)/\(name)", split: split) : nil
        }
    }
}
