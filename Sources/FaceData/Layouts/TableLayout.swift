import RunContract

/// What a column of a table of faces holds; the raw value is its name in `--table-columns`.
package enum TableColumn: String, CaseIterable, Sendable {
    case path, label, split, x, y, width, height, subject, valence, arousal

    /// The header's names that are understood, in lowercase, the most specific first.
    fileprivate var names: [String] {
        switch self {
        case .path:
            [
                "path", "image", "file", "filename", "file_name", "filepath", "file_path", "image_path",
                "image_name",
                "imagename", "img", "img_path", "pth", "subdirectory_filepath",
            ]
        case .label: ["label", "emotion", "expression", "class", "class_name", "exp"]
        case .split: ["split", "usage", "set", "subset", "partition"]
        case .x: ["x", "face_x", "left"]
        case .y: ["y", "face_y", "top"]
        case .width: ["width", "face_width", "w"]
        case .height: ["height", "face_height", "h"]
        case .subject: ["subject", "subject_id", "person", "identity"]
        case .valence: ["valence", "val"]
        case .arousal: ["arousal", "aro"]
        }
    }

    /// Returns the names of `path=a,label=b` by column.
    ///
    /// - Throws: `DatasetError` for anything else.
    fileprivate static func names(in text: String?, root: String) throws(DatasetError) -> [TableColumn:
        String]
    {
        var names: [TableColumn: String] = [:]
        for part in (text ?? "").split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimming(\.isWhitespace) }
            guard pair.count == 2, let column = TableColumn(rawValue: pair[0]) else {
                throw DatasetError(
                    path: root, problem: "--table-columns has '\(part)'",
                    advice:
                        "write path=NAME,label=NAME; columns are \(allCases.map(\.rawValue).joined(separator: ", "))"
                )
            }
            names[column] = pair[1]
        }
        return names
    }
}

/// Images with a table: any comma-, semicolon- or tab-separated file with a column for the image and one for the label.
/// Columns go by their names; a table without a header has path and label.
///
/// The table is PATH itself, or the only one in the folder, or there is one for each split (`train.csv`, `test.csv`).
/// Paths in it begin at its folder.
struct TableLayout: DatasetLayout {
    let name = "table"

    func evidence(in root: String) throws(DatasetError) -> String? {
        let tables = try FaceTable.find(in: root, [:])
        return tables.isEmpty ? nil : tables.map(\.description).joined(separator: " and ")
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        let names = try TableColumn.names(in: options.tableColumns, root: root)
        let tables = try FaceTable.find(in: root, names)
        guard !tables.isEmpty else {
            throw DatasetError(
                path: root, problem: "no table with a column for the image and one for the label",
                advice: "name them path and label, or by --table-columns path=…,label=…")
        }
        var reader = FaceTableReader(numbering: options.numbering)
        for table in tables { try reader.read(table) }
        return reader.contents
    }
}

/// A table of images and labels.
private struct FaceTable {
    let path: String
    /// The split that the file's name stands for, if there is a table for each.
    let split: Split?
    let hasHeader: Bool
    private let columns: [TableColumn: Int]
    private let header: [String]

    var description: String {
        let name = path.split(separator: "/").last ?? ""
        guard hasHeader else { return "\(name) with an image and a label in each row" }
        let names = TableColumn.allCases.compactMap { columns[$0] }.map { header[$0] }
        return "the columns \(names.joined(separator: ", ")) of \(name)"
    }

    /// The folder that the table's paths begin at.
    var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

    /// A column's position; beyond every row if the table does not have it, so that it reads as empty.
    func position(_ column: TableColumn) -> Int { columns[column] ?? .max }

    func has(_ column: TableColumn) -> Bool { columns[column] != nil }

    /// Returns the tables of a dataset; none if there are none, or if several could be the same faces twice.
    static func find(in root: String, _ named: [TableColumn: String]) throws(DatasetError) -> [FaceTable] {
        if TextLines.isFile(root) { return try [FaceTable(root, split: nil, named)].compactMap(\.self) }
        return try OnlyFolder.search(root) { (path, listing) throws(DatasetError) -> [FaceTable]? in
            var tables: [FaceTable] = []
            for name in listing.files where [".csv", ".tsv"].contains(name.suffix(4).lowercased()) {
                let split = Split(folderName: String(name.dropLast(4)))
                if let table = try FaceTable("\(path)/\(name)", split: split, named) { tables.append(table) }
            }
            if tables.count == 1 { return tables }
            let splits = tables.filter { $0.split != nil }
            return splits.count > 1 && splits.count == tables.count ? tables : nil
        } ?? []
    }

    /// Nil if the file is not a table of images and labels.
    ///
    /// - Throws: `DatasetError` if a column that was asked for is not there.
    private init?(_ path: String, split: Split?, _ named: [TableColumn: String]) throws(DatasetError) {
        self.path = path
        self.split = split
        header = try CSVFile(path: path).firstRow()
        let names = header.map { $0.lowercased() }
        var found: [TableColumn: Int] = [:]
        for column in TableColumn.allCases {
            if let name = named[column] {
                guard let position = names.firstIndex(of: name.lowercased()) else {
                    throw DatasetError(
                        path: path, problem: "no column is called '\(name)'",
                        advice: "the columns are \(header.joined(separator: ", "))")
                }
                found[column] = position
            } else {
                found[column] = column.names.lazy.compactMap(names.firstIndex).first
            }
        }
        hasHeader = found[.path] != nil && found[.label] != nil
        if !hasHeader {
            guard named.isEmpty, header.count == 2, ImageFiles.isImage(header[0]) else { return nil }
            found = [.path: 0, .label: 1]
        }
        columns = found
    }
}

/// Collects the faces of tables.
private struct FaceTableReader {
    private(set) var contents = LayoutContents()
    private let numbering: LabelNumbering?
    /// The numbers of subjects in the order of their first rows.
    private var subjects: [String: UInt16] = [:]
    /// How many faces each image has had so far.
    private var faceCounts: [String: Int32] = [:]

    init(numbering: LabelNumbering?) {
        self.numbering = numbering
    }

    /// - Throws: `DatasetError` if labels are numbers and nothing says which numbering it is.
    mutating func read(_ table: FaceTable) throws(DatasetError) {
        let file = try CSVFile(path: table.path)
        try refuseAmbiguousNumbers(table, file)
        var images = ListedImages(folder: table.folder)
        var isHeader = table.hasHeader
        try file.forEachRow { row in
            if !isHeader { add(row, table, &images) }
            isHeader = false
            return true
        }
    }

    private func refuseAmbiguousNumbers(_ table: FaceTable, _ file: CSVFile) throws(DatasetError) {
        guard numbering == nil else { return }
        var numbers: Set<Int> = []
        var isHeader = table.hasHeader
        try file.forEachRow { row in
            if !isHeader, let number = row.integer(table.position(.label)) { numbers.insert(number) }
            isHeader = false
            return true
        }
        if !numbers.isEmpty { throw LabelNumbering.ambiguous(numbers, path: table.path, thing: "the labels") }
    }

    private mutating func add(_ row: CSVRow, _ table: FaceTable, _ images: inout ListedImages) {
        let name = row.text(table.position(.path))
        let label = row.text(table.position(.label))
        guard !name.isEmpty, !label.isEmpty else {
            return contents.drop("row without an image or a label", first: name)
        }
        guard let expression = expression(label) else {
            return contents.drop("label '\(label.prefix(20))' is no expression", first: name)
        }
        var split = table.split
        if split == nil, table.has(.split) {
            let word = row.text(table.position(.split))
            split = FER2013Usage(name: word)?.split(DatasetOptions()) ?? Split(folderName: word)
            guard split != nil else {
                return contents.drop("split '\(word.prefix(20))' is unknown", first: name)
            }
        }
        guard let image = images.find(name) else { return contents.drop(ListedImages.missing, first: name) }
        faceCounts[image.path, default: 0] += 1
        contents.faces.append(
            LabelledFace(
                folder: image.folder, name: image.name, number: faceCounts[image.path] ?? 1,
                expression: expression,
                split: split, part: FacePart(box(row, table)), valence: row.affect(table.position(.valence)),
                arousal: row.affect(table.position(.arousal)), subject: subject(row, table)))
    }

    private func expression(_ label: String) -> Expression? {
        if let number = label.wholeNumber, let numbering {
            guard case .expression(let expression) = numbering.mapping(number) else { return nil }
            return expression
        }
        return Expression(name: label)
    }

    private func box(_ row: CSVRow, _ table: FaceTable) -> FaceBox? {
        let numbers = [TableColumn.x, .y, .width, .height].compactMap { row.number(table.position($0)) }
        guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
        return FaceBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }

    private mutating func subject(_ row: CSVRow, _ table: FaceTable) -> UInt16? {
        guard table.has(.subject), let next = UInt16(exactly: subjects.count) else { return nil }
        let name = row.text(table.position(.subject))
        guard !name.isEmpty else { return nil }
        let number = subjects[name] ?? next
        subjects[name] = number
        return number
    }
}
