/// `{train,test}/<class>/…`, or class folders without a split.
///
/// Classes go by name, or by AffectNet's numbers; validation folders serve as test sets. Within a class
/// folder images may lie in folders of their own. Where the folder holds nothing but one other folder, that
/// one is looked into. A `labels.csv` beside the class folders, as in Kaggle's AffectNet, corrects the labels.
struct FolderLayout: DatasetLayout {
    let name = "folder"

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root), let tree = try ClassTree.find(in: root) else { return nil }
        let names = Set(tree.folders.map(\.name))
        let numbers = names.allSatisfy { $0.allSatisfy(\.isNumber) } ? " by AffectNet's numbers" : ""
        let classes = names.sorted().joined(separator: ", ") + numbers
        let splits = Set(tree.folders.compactMap(\.split)).map(\.rawValue).sorted(by: >)
        guard !splits.isEmpty else { return "class folders \(classes), no split" }
        return "\(splits.joined(separator: " and ")) with class folders \(classes)"
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        guard let tree = try ClassTree.find(in: root) else {
            throw DatasetError(
                path: root, problem: "no folder in it is named after an expression",
                advice:
                    "class folders are named neutral, happy, sad, surprise, fear, disgust, anger, contempt")
        }
        var contents = LayoutContents()
        for folder in tree.folders {
            contents.append(ImageFiles(below: folder.path), folder.meaning, split: folder.split)
        }
        for parent in Set(tree.folders.map(\.parent)).sorted() {
            try LabelsList.correct(&contents, in: parent)
        }
        return contents
    }
}
