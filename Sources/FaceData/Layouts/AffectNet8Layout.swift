/// AffectNet's eight-expression release: cut-out faces in `{train_set,val_set}/images/<id>.jpg` with
/// `annotations/<id>_{exp,val,aro,lnd}.npy`.
///
/// The release has more than a million small annotation files; they are read once, by many threads, and
/// remembered in an index; the landmarks are not read at all.
struct AffectNet8Layout: DatasetLayout {
    let name = "affectnet8"

    func evidence(in root: String) throws(DatasetError) -> String? {
        let folders = try Self.splitFolders(in: root)
        guard !folders.isEmpty else { return nil }
        return "images and annotations in \(folders.map(\.name).joined(separator: " and "))"
    }

    func read(_ root: String) throws(DatasetError) -> LayoutContents {
        let folders = try Self.splitFolders(in: root)
        guard !folders.isEmpty else {
            throw DatasetError(
                path: root, problem: "no train_set or val_set with folders images and annotations",
                advice: "name the folder that holds them")
        }
        var contents = LayoutContents()
        for folder in folders {
            let images = try DirectoryListing("\(folder.path)/images").files.filter(ImageFiles.isImage)
            let annotations = AffectNet8Annotations.read(images, in: folder.path)
            for (image, annotation) in zip(images, annotations) {
                switch annotation.meaning {
                case .dropped(let reason): contents.drop(reason)
                case .expression(let expression):
                    contents.faces.append(
                        LabelledFace(
                            path: "\(folder.path)/images/\(image)", expression: expression,
                            split: folder.split,
                            valence: annotation.valence, arousal: annotation.arousal))
                }
            }
        }
        return contents
    }

    private struct SplitFolder {
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
                if inside.contains("images") && inside.contains("annotations") {
                    folders.append(SplitFolder(name: name, path: "\(path)/\(name)", split: split))
                }
            }
            return folders.isEmpty ? nil : folders
        }
        return found ?? []
    }
}
