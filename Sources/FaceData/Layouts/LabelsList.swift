/// Kaggle's AffectNet: a `labels.csv` with columns `pth` and `label` beside the class folders. Where it and
/// a folder disagree, the list is right.
enum LabelsList {
    private static let fileName = "labels.csv"

    /// Returns whether a folder has such a list, whose numbered class folders are AffectNet's.
    static func exists(in folder: String) throws(DatasetError) -> Bool {
        guard try DirectoryListing(folder).files.contains(fileName) else { return false }
        let header = try CSVFile(path: "\(folder)/\(fileName)").firstRow().map { $0.lowercased() }
        return header.contains("pth") && header.contains("label")
    }

    /// Gives the faces below `folder` the labels that its list names; without a list nothing changes.
    static func correct(_ contents: inout LayoutContents, in folder: String) throws(DatasetError) {
        guard try exists(in: folder) else { return }
        let file = try CSVFile(path: "\(folder)/\(fileName)")
        let header = try file.firstRow().map { $0.lowercased() }
        guard let pathColumn = header.firstIndex(of: "pth"), let labelColumn = header.firstIndex(of: "label")
        else { return }
        var labels: [String: String] = [:]
        try file.forEachRow { row in
            labels["\(folder)/\(row.text(pathColumn))"] = row.text(labelColumn)
            return true
        }
        labels["\(folder)/\(header[pathColumn])"] = nil
        apply(labels, to: &contents)
    }

    private static func apply(_ labels: [String: String], to contents: inout LayoutContents) {
        var unused = labels
        contents.faces = contents.faces.compactMap { face in
            guard let label = unused.removeValue(forKey: face.file) else { return face }
            guard let expression = Expression(name: label) else {
                contents.drop("label '\(label)' is no expression")
                return nil
            }
            var corrected = face
            corrected.expression = expression
            return corrected
        }
        contents.drop(ListedImages.missing, unused.count)
    }
}
