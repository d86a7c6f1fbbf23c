/// `{train,test}/<class>/…`, or class folders without a split.
///
/// Classes go by name, or by AffectNet's numbers; validation folders serve as test sets. Within a class
/// folder images may lie in folders of their own. Where the folder holds nothing but one other folder, that
/// one is looked into. A `labels.csv` beside the class folders, as in Kaggle's AffectNet, corrects the labels.
struct FolderLayout: DatasetLayout {
    let name = "folder"

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard let tree = try ClassTree.find(in: root) else { return nil }
        let classes = Set(tree.folders.map(\.name)).sorted().joined(separator: ", ")
        let splits = Set(tree.folders.compactMap(\.split)).map(\.rawValue).sorted(by: >)
        guard !splits.isEmpty else { return "class folders \(classes), no split" }
        return "\(splits.joined(separator: " and ")) with class folders \(classes)"
    }

    func read(_ root: String) throws(DatasetError) -> LayoutContents {
        guard let tree = try ClassTree.find(in: root) else {
            throw DatasetError(
                path: root, problem: "no folder in it is named after an expression",
                advice:
                    "class folders are named neutral, happy, sad, surprise, fear, disgust, anger, contempt")
        }
        var contents = LayoutContents()
        for folder in tree.folders { try add(folder, to: &contents) }
        for parent in Set(tree.folders.map(\.parent)).sorted() {
            try LabelsList.correct(&contents, in: parent)
        }
        return contents
    }

    private func add(_ folder: ClassTree.Folder, to contents: inout LayoutContents) throws(DatasetError) {
        let files = try ImageFiles(below: folder.path)
        switch folder.meaning {
        case .expression(let expression):
            contents.faces += files.images.map {
                LabelledFace(path: $0, expression: expression, split: folder.split)
            }
        case .dropped(let reason):
            contents.drop(reason, files.images.count)
        }
        contents.drop("not a JPEG or PNG by its name", files.others)
    }
}
