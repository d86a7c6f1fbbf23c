import RunContract

/// RAF-DB's basic expressions: a list beside folders of aligned or original images, or numbered class folders.
struct RAFDBLayout: DatasetLayout {
    let name = "rafdb"

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root) else { return nil }
        if let files = try RAFDBFiles.find(in: root) {
            return "\(files.listName) beside \(files.isAligned ? "Image/aligned" : "Image/original")"
        }
        return try RAFDBFolders.find(in: root).map { _ in
            "class folders 1 to 7 and none 0, which are RAF-DB's numbers"
        }
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        if let files = try RAFDBFiles.find(in: root) { return try read(files) }
        guard let folders = try RAFDBFolders.find(in: root) else {
            throw DatasetError(
                path: root,
                problem: "no EmoLabel/list_patition_label.txt beside Image, and no class folders 1 to 7",
                advice: "name the folder that holds them")
        }
        var contents = LayoutContents()
        for folder in folders {
            let mapping = ClassFolderLabel(folder.name).mapping(.rafdb)
            contents.append(ImageFiles(below: folder.path), mapping, split: folder.split)
        }
        return contents
    }

    private func read(_ files: RAFDBFiles) throws(DatasetError) -> LayoutContents {
        var contents = LayoutContents()
        var images = ListedImages(folder: files.images)
        try TextLines(path: files.list).forEachWords { words in
            guard words.count == 2 else { return contents.drop("row without an image and a label") }
            let name = String(words[0])
            guard let number = String(words[1]).wholeNumber else {
                return contents.drop("label '\(words[1].prefix(20))' is unknown", first: name)
            }
            switch LabelNumbering.rafdb.mapping(number) {
            case .dropped(let reason): contents.drop(reason, first: name)
            case .expression(let expression):
                guard let split = Self.split(name) else { return contents.drop("neither train_ nor test_") }
                // Faces that people cropped themselves often keep the original's name.
                let aligned = files.isAligned ? images.find(Self.aligned(name)) : nil
                guard let image = aligned ?? images.find(name) else {
                    return contents.drop(ListedImages.missing, first: name)
                }
                contents.faces.append(
                    LabelledFace(
                        folder: image.folder, name: image.name, expression: expression, split: split))
            }
        }
        return contents
    }

    private static func split(_ name: String) -> Split? {
        name.hasPrefix("train") ? .train : name.hasPrefix("test") ? .test : nil
    }

    /// `train_00001.jpg` becomes `train_00001_aligned.jpg`.
    private static func aligned(_ name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return name + "_aligned" }
        return "\(name[..<dot])_aligned\(name[dot...])"
    }
}
