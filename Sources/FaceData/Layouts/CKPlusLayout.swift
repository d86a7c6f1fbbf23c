/// CK+: the original tree, where the last frame of each labelled sequence shows the expression, or CK+48, class
/// folders of small images. Both are split by people.
struct CKPlusLayout: DatasetLayout {
    let name = "ckplus"

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root) else { return nil }
        if try CKPlusTree.find(in: root) != nil { return "cohn-kanade-images beside Emotion" }
        return try Self.smallImages(in: root).map { _ in
            "class folders without a split, of images that are named after people (S010_004_…)"
        }
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        if let tree = try CKPlusTree.find(in: root) { return try read(tree) }
        guard let tree = try Self.smallImages(in: root) else {
            throw DatasetError(
                path: root,
                problem: "no cohn-kanade-images beside Emotion, and no class folders of images S010_004_…",
                advice: "name the folder that holds them")
        }
        var contents = LayoutContents()
        for folder in tree.folders {
            contents.append(
                ImageFiles(below: folder.path), folder.label.mapping(.ckplus), split: nil,
                subject: Self.subject)
        }
        return contents
    }

    private func read(_ tree: CKPlusTree) throws(DatasetError) -> LayoutContents {
        var contents = LayoutContents()
        for sequence in try tree.sequences() {
            guard let label = sequence.label else {
                contents.drop("sequence without a label")
                continue
            }
            let text = (try? FileBytes.read(label)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            guard let number = text.trimming(\.isWhitespace).wholeNumber,
                case .expression(let expression) = LabelNumbering.ckplus.mapping(number)
            else {
                contents.drop("sequence whose label is no number from 0 to 7")
                continue
            }
            guard let peak = sequence.peak, let subject = Self.subject(sequence.subject) else {
                contents.drop("labelled sequence without images")
                continue
            }
            contents.faces.append(
                LabelledFace(
                    folder: sequence.folder, name: peak, expression: expression,
                    subject: subject))
        }
        return contents
    }

    /// CK+48's class folders; nil where the images' names name no people.
    private static func smallImages(in root: String) throws(DatasetError) -> ClassTree? {
        guard let tree = try ClassTree.find(in: root), tree.folders.allSatisfy({ $0.split == nil }),
            let first = tree.folders.first(where: { $0.label.mapping(.ckplus).isExpression })
        else { return nil }
        let images = try DirectoryListing(first.path).files.filter(ImageFiles.isImage)
        return !images.isEmpty && images.allSatisfy { subject($0) != nil } ? tree : nil
    }

    /// The number in `S010` or `S010_004_00000017.png`.
    private static func subject(_ name: String) -> UInt16? {
        let word = name.prefix { $0 != "_" && $0 != "." }
        guard word.count == 4, word.first == "S" else { return nil }
        return UInt16(word.dropFirst())
    }
}
