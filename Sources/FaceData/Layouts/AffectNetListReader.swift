import RunContract

/// Collects the faces of AffectNet's lists.
struct AffectNetListReader {
    private(set) var contents = LayoutContents()
    private var images: ListedImages
    /// How many faces each image has had so far.
    private var faceCounts: [String: Int32] = [:]

    /// - Parameter images: the folder that the lists' paths start from.
    init(images: String) {
        self.images = ListedImages(folder: images)
    }

    mutating func read(_ path: String, split: Split) throws(DatasetError) {
        let file = try CSVFile(path: path)
        let header = try file.firstRow().map { $0.lowercased() }
        let hasHeader = header.contains(AffectNetColumns.file)
        let columns = hasHeader ? AffectNetColumns(header) : AffectNetColumns()
        guard let columns else {
            throw DatasetError(
                path: path, problem: "the header names no column 'expression'",
                advice: "the columns are those of AffectNet's own lists")
        }
        var isFirst = true
        try file.forEachRow { row in
            if !(isFirst && hasHeader) { add(row, columns, split) }
            isFirst = false
            return true
        }
    }

    private mutating func add(_ row: CSVRow, _ columns: AffectNetColumns, _ split: Split) {
        let name = row.text(columns.file)
        guard !name.isEmpty, let category = row.integer(columns.expression) else {
            return contents.drop("row without an image or an expression", first: name)
        }
        switch LabelNumbering.affectnet.mapping(category) {
        case .dropped(let reason): contents.drop(reason, first: name)
        case .expression(let expression):
            guard let image = images.find(name) else {
                return contents.drop(ListedImages.missing, first: name)
            }
            faceCounts[image.path, default: 0] += 1
            contents.faces.append(
                LabelledFace(
                    folder: image.folder, name: image.name, number: faceCounts[image.path] ?? 1,
                    expression: expression, split: split, part: FacePart(columns.box(row)),
                    valence: row.affect(columns.valence), arousal: row.affect(columns.arousal)))
        }
    }
}

/// Which column of AffectNet's lists holds what.
private struct AffectNetColumns {
    static let file = "subdirectory_filepath"

    var file = 0
    var expression = 6
    var valence = 7
    var arousal = 8
    private var boxColumns = [1, 2, 3, 4]

    /// The published order, for lists without a header.
    init() {}

    /// - Parameter header: names in lower case. Nil where the label's column is missing.
    init?(_ header: [String]) {
        func column(_ name: String) -> Int? { header.firstIndex(of: name) }
        guard let file = column(Self.file), let expression = column("expression") else { return nil }
        self.file = file
        self.expression = expression
        // Beyond every row: an absent column reads as empty.
        valence = column("valence") ?? header.count
        arousal = column("arousal") ?? header.count
        boxColumns = ["face_x", "face_y", "face_width", "face_height"].map { column($0) ?? header.count }
    }

    /// Nil where the row has no box that could be cut out.
    func box(_ row: CSVRow) -> FaceBox? {
        let numbers = boxColumns.compactMap(row.number)
        guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
        return FaceBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }
}
