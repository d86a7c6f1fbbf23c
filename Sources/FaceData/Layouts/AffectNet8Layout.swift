import RunContract

/// AffectNet's eight-expression release: cut-out faces in `{train_set,val_set}/images/<id>.jpg` with
/// `annotations/<id>_{exp,val,aro,lnd}.npy`, or with a table for each split.
///
/// The release has more than a million small annotation files; they are read once, by many threads, and
/// remembered in an index; the landmarks are not read at all.
struct AffectNet8Layout: DatasetLayout {
    let name = "affectnet8"

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root) else { return nil }
        let folders = try Self.splitFolders(in: root)
        guard !folders.isEmpty else {
            return try AffectNet8Tables.find(in: root).map {
                "\($0.names.joined(separator: " and ")) beside images"
            }
        }
        return "images and annotations in \(folders.map(\.name).joined(separator: " and "))"
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        let folders = try Self.splitFolders(in: root)
        guard !folders.isEmpty else {
            if let tables = try AffectNet8Tables.find(in: root) { return try tables.read() }
            throw DatasetError(
                path: root, problem: "no train_set or val_set with images and annotations",
                advice: "name the folder that holds them")
        }
        var contents = LayoutContents()
        for folder in folders { contents.append(try Self.contents(of: folder)) }
        return contents
    }

    /// From the index, where that knows the folder as it is now.
    static func contents(
        of folder: SplitFolder, cacheFolder: String? = FaceIndex.userCache,
        worthwhileCount: Int = FaceIndex.worthwhileCount
    ) throws(DatasetError) -> LayoutContents {
        let index = FaceIndex(of: folder.path, cacheFolder: cacheFolder)
        if let known = index?.load(split: folder.split) { return known }
        let (contents, isLasting) = try read(folder)
        if isLasting, contents.faces.count >= worthwhileCount { index?.save(contents) }
        return contents
    }

    /// - Returns: the faces, and whether reading them again would give the same.
    private static func read(_ folder: SplitFolder) throws(DatasetError) -> (LayoutContents, Bool) {
        let imageFolder = "\(folder.path)/\(FaceIndex.images)"
        let listing = try DirectoryListing(imageFolder)
        let images = listing.files.filter(ImageFiles.isImage)
        var contents = LayoutContents()
        contents.drop("not a picture by its extension", listing.files.count - images.count)
        contents.faces.reserveCapacity(images.count)
        var isLasting = true
        for (image, annotation) in zip(images, AffectNet8Annotations.read(images, in: folder.path)) {
            isLasting = isLasting && annotation.isLasting
            switch annotation.mapping {
            case .dropped(let reason): contents.drop(reason)
            case .expression(let expression):
                contents.faces.append(
                    LabelledFace(
                        folder: imageFolder, name: image, expression: expression, split: folder.split,
                        valence: annotation.valence, arousal: annotation.arousal))
            }
        }
        return (contents, isLasting)
    }

    /// One of the release's two parts.
    struct SplitFolder {
        let name: String
        let path: String
        let split: Split
    }

    private static func splitFolders(in root: String) throws(DatasetError) -> [SplitFolder] {
        let found = try OnlyFolder.search(root) { (path, listing) throws(DatasetError) -> [SplitFolder]? in
            var folders: [SplitFolder] = []
            for name in listing.folders {
                guard let split = Split(folderName: name) else { continue }
                let inside = try DirectoryListing("\(path)/\(name)").folders
                if inside.contains(FaceIndex.images) && inside.contains(FaceIndex.annotations) {
                    folders.append(SplitFolder(name: name, path: "\(path)/\(name)", split: split))
                }
            }
            return folders.isEmpty ? nil : folders
        }
        return found ?? []
    }
}
