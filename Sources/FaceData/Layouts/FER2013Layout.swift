/// FER2013: one table of faces, whose pixels are read from it when they are needed.
struct FER2013Layout: DatasetLayout {
    let name = "fer2013"
    let testSets = FER2013Usage.testSets

    func evidence(in root: String) throws(DatasetError) -> String? {
        try FER2013Table.find(in: root).map {
            "the columns emotion\($0.hasUsage ? ", pixels and Usage" : " and pixels") of \($0.name)"
        }
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        guard let table = try FER2013Table.find(in: root) else {
            throw DatasetError(
                path: root, problem: "no table with the columns emotion and pixels",
                advice: "name the file or its folder")
        }
        var contents = LayoutContents()
        try table.forEachRow { row in
            guard let number = row.emotion.wholeNumber,
                case .expression(let expression) = LabelNumbering.fer2013.mapping(number)
            else {
                return contents.drop("emotion '\(row.emotion.prefix(20))' is unknown")
            }
            guard row.usage != nil || !table.hasUsage else {
                return contents.drop("row without a known Usage")
            }
            let split = row.usage?.split(options)
            if let usage = row.usage, split == nil { return contents.drop(usage.notAskedFor) }
            guard let pixels = row.pixels else { return contents.drop("row without 48 × 48 pixels") }
            contents.faces.append(
                LabelledFace(
                    folder: table.folder, name: table.name, number: row.number,
                    expression: expression, split: split, part: pixels))
        }
        return contents
    }
}
