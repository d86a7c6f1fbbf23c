/// `{train,val,test}/<class>/…`, or class folders without a split.
///
/// Classes go by name. Numbers are understood only with `DatasetOptions.numbering`, since the datasets number the
/// expressions differently. Within a class folder images may lie in folders of their own. If the folder holds nothing but
/// one other folder, that one is searched. A `labels.csv` beside the class folders, as in Kaggle's AffectNet, corrects
/// the labels.
struct FolderLayout: DatasetLayout {
    let name = "folder"

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root), let tree = try ClassTree.find(in: root) else { return nil }
        let classes = Set(tree.folders.map(\.name)).sorted().joined(separator: ", ")
        let splits = Set(tree.folders.compactMap(\.split)).map(\.rawValue).sorted(by: >)
        guard !splits.isEmpty else { return "class folders \(classes), no split" }
        return "\(splits.joined(separator: " and ")) with class folders \(classes)"
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        guard let tree = try ClassTree.find(in: root) else {
            throw DatasetError(
                path: root, problem: "no folder in it is named after an expression",
                advice: "class folders are named \(Expression.allCases.map(\.name).joined(separator: ", "))")
        }
        try Self.refuseMisspelled(tree)
        let numbering = try Self.numbering(of: tree, root, options)
        var contents = LayoutContents()
        for folder in tree.folders {
            contents.append(
                ImageFiles(below: folder.path), folder.label.mapping(numbering), split: folder.split)
        }
        for parent in Set(tree.folders.map(\.parent)).sorted() {
            try LabelsList.correct(&contents, in: parent)
        }
        return contents
    }

    /// Returns the meaning of numbered class folders; any numbering if there are none.
    ///
    /// - Throws: if nothing says which numbering it is. Several datasets fit most sets of numbers.
    private static func numbering(
        of tree: ClassTree, _ root: String, _ options: DatasetOptions
    ) throws(DatasetError) -> LabelNumbering {
        if let numbering = options.numbering { return numbering }
        guard !tree.numbers.isEmpty else { return .affectnet }
        let fitting = LabelNumbering.fitting(tree.numbers)
        if fitting.count == 1, let only = fitting.first { return only }
        for parent in Set(tree.folders.map(\.parent)) {
            guard try LabelsList.exists(in: parent) else {
                throw LabelNumbering.ambiguous(tree.numbers, path: root, thing: "its class folders")
            }
        }
        return .affectnet
    }

    /// - Throws: for a folder whose name is almost an expression's: leaving its faces out would surprise.
    private static func refuseMisspelled(_ tree: ClassTree) throws(DatasetError) {
        for folder in tree.folders {
            guard case .word(.dropped) = folder.label, let nearest = Expression.nearest(to: folder.name)
            else { continue }
            throw DatasetError(
                path: folder.path, problem: "the folder's name is no expression, but nearly '\(nearest)'",
                advice: "rename it")
        }
    }
}
