/// The class folders of a dataset that is laid out in folders.
struct ClassTree {
    /// One folder of images that share a label.
    struct Folder {
        /// The folder that holds this one and its fellows.
        let parent: String
        let name: String
        let split: Split?
        let meaning: ClassFolderMeaning

        var path: String { "\(parent)/\(name)" }
    }

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
            return folders.isEmpty ? nil : try ClassTree(folders: withoutForeignNumbers(folders, path))
        }
    }

    /// The folders of one level, or none where no name among them is an expression's.
    private static func classFolders(in path: String, _ listing: DirectoryListing, _ split: Split?)
        -> [Folder]
    {
        let folders = listing.folders.map { name in
            Folder(parent: path, name: name, split: split, meaning: ClassFolderMeaning(name))
        }
        return folders.contains { $0.meaning.isExpression } ? folders : []
    }

    /// Refuses folders numbered from 1 on: AffectNet's numbers begin at 0, and taking RAF-DB's for them would
    /// mislabel every face.
    private static func withoutForeignNumbers(
        _ folders: [Folder], _ path: String
    ) throws(DatasetError) -> [Folder] {
        guard Set(folders.map(\.name)) == Set((1...7).map(String.init)) else { return folders }
        throw DatasetError(
            path: path,
            problem: "class folders 1 to 7 are RAF-DB's numbers, not AffectNet's, which begin at 0",
            advice: "rename them to surprise, fear, disgust, happy, sad, anger, neutral")
    }
}

/// What a class folder's name says of its images.
enum ClassFolderMeaning: Equatable {
    case expression(Expression)
    /// No expression, with the reason as it is counted.
    case dropped(String)

    init(_ name: String) {
        if let expression = Expression(name: name) {
            self = .expression(expression)
        } else if let number = Int(name), name.allSatisfy(\.isNumber) {
            self = AffectNetCategory(number).meaning
        } else {
            self = .dropped("folder '\(name)' is no expression")
        }
    }

    var isExpression: Bool {
        if case .expression = self { return true }
        return false
    }
}
