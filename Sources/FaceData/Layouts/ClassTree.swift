import RunContract

/// The class folders of a dataset that is laid out in folders.
struct ClassTree {
    /// One folder of images that share a label.
    struct Folder {
        /// The folder that holds this one and its fellows.
        let parent: String
        let name: String
        let split: Split?
        let label: ClassFolderLabel

        var path: String { "\(parent)/\(name)" }
    }

    /// The numbers among the class folders' names.
    var numbers: Set<Int> { Set(folders.compactMap(\.label.number)) }

    let folders: [Folder]

    /// Looks for split folders with class folders, then for class folders, then into an only folder.
    static func find(in root: String) throws(DatasetError) -> ClassTree? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            var folders: [Folder] = []
            for name in listing.folders {
                guard let split = Split(folderName: name) else { continue }
                folders += classFolders(in: "\(path)/\(name)", try DirectoryListing("\(path)/\(name)"), split)
            }
            if folders.isEmpty { folders = classFolders(in: path, listing, nil) }
            return folders.isEmpty ? nil : ClassTree(folders: folders)
        }
    }

    /// Returns the folders of one level; none if no name among them is an expression or a number.
    private static func classFolders(in path: String, _ listing: DirectoryListing, _ split: Split?)
        -> [Folder]
    {
        let folders = listing.folders.map { name in
            Folder(parent: path, name: name, split: split, label: ClassFolderLabel(name))
        }
        return folders.contains(where: \.label.mayBeExpression) ? folders : []
    }
}
