import RunContract

/// AffectNet's eight-expression release with a table for each split in place of the annotation files:
/// `train_set_annotation_without_lnd.csv` with the columns number, exp, val and aro beside `train_set/images`.
struct AffectNet8Tables {
    private struct Part {
        let table: String
        let images: String
        let split: Split
    }

    private let parts: [Part]

    /// The tables' names, for people.
    var names: [String] { parts.map { String($0.table.split(separator: "/").last ?? "") } }

    static func find(in root: String) throws(DatasetError) -> AffectNet8Tables? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            var parts: [Part] = []
            for folder in listing.folders {
                let tables = listing.files.filter {
                    $0.hasPrefix("\(folder)_annotation") && $0.hasSuffix(".csv")
                }
                guard let split = Split(folderName: folder), let table = tables.first,
                    try DirectoryListing("\(path)/\(folder)").folders.contains(FaceIndex.images)
                else { continue }
                parts.append(
                    Part(
                        table: "\(path)/\(table)", images: "\(path)/\(folder)/\(FaceIndex.images)",
                        split: split))
            }
            return parts.isEmpty ? nil : AffectNet8Tables(parts: parts)
        }
    }

    func read() throws(DatasetError) -> LayoutContents {
        var contents = LayoutContents()
        for part in parts { try Self.read(part, &contents) }
        return contents
    }

    private static func read(_ part: Part, _ contents: inout LayoutContents) throws(DatasetError) {
        let file = try CSVFile(path: part.table)
        let header = try file.firstRow().map { $0.lowercased() }
        guard let number = header.firstIndex(of: "number"), let label = header.firstIndex(of: "exp") else {
            throw DatasetError(
                path: part.table, problem: "the header names no columns 'number' and 'exp'",
                advice: "the columns are number, exp, val and aro")
        }
        // Beyond every row: an absent column reads as empty.
        let valence = header.firstIndex(of: "val") ?? header.count
        let arousal = header.firstIndex(of: "aro") ?? header.count
        var images = ListedImages(folder: part.images)
        var isHeader = true
        try file.forEachRow { row in
            defer { isHeader = false }
            guard !isHeader else { return true }
            let name = row.text(number)
            guard let category = row.integer(label) else {
                contents.drop("row without an image or an expression", first: name)
                return true
            }
            switch LabelNumbering.affectnet.mapping(category) {
            case .dropped(let reason): contents.drop(reason, first: name)
            case .expression(let expression):
                guard let image = images.find(name) else {
                    contents.drop(ListedImages.missing, first: name)
                    return true
                }
                contents.faces.append(
                    LabelledFace(
                        folder: image.folder, name: image.name, expression: expression, split: part.split,
                        valence: row.affect(valence), arousal: row.affect(arousal)))
            }
            return true
        }
    }
}

extension CSVRow {
    /// Valence or arousal, −1 to 1; nil for anything else, such as AffectNet's −2 for unknown.
    func affect(_ column: Int) -> Float? {
        number(column).flatMap { abs($0) <= 1 ? $0 : nil }
    }
}
