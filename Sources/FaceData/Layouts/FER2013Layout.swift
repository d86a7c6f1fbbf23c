/// FER2013: one table of faces, whose pixels are read from it when they are needed.
struct FER2013Layout: DatasetLayout {
    let name = "fer2013"
    let testSets = FER2013Usage.testSets

    /// What the table's numbers mean.
    private static let emotions: [Expression] = [.anger, .disgust, .fear, .happy, .sad, .surprise, .neutral]

    func evidence(in root: String) throws(DatasetError) -> String? {
        try FER2013Table.find(in: root).map { "the columns emotion, pixels and Usage of \($0.name)" }
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        guard let table = try FER2013Table.find(in: root) else {
            throw DatasetError(
                path: root, problem: "no fer2013.csv or icml_face_data.csv with emotion, pixels and Usage",
                advice: "name the file or its folder")
        }
        var contents = LayoutContents()
        try table.forEachRow { row in
            guard let emotion = Int(row.emotion), Self.emotions.indices.contains(emotion) else {
                return contents.drop("emotion '\(row.emotion.prefix(20))' is unknown")
            }
            guard let usage = row.usage else { return contents.drop("row without a known Usage") }
            guard let split = usage.split(options) else { return contents.drop(usage.notAskedFor) }
            guard let pixels = row.pixels else { return contents.drop("row without 48 × 48 pixels") }
            contents.faces.append(
                LabelledFace(
                    folder: table.folder, name: table.name, number: row.number,
                    expression: Self.emotions[emotion], split: split, part: pixels))
        }
        return contents
    }
}
