import RunContract

/// FER2013's one file: `fer2013.csv`, `icml_face_data.csv`, or any table with the columns emotion and pixels. The column
/// Usage gives the split; a table without it has none.
struct FER2013Table {
    /// One face of it.
    struct Row {
        /// From 1 on.
        let number: Int32
        /// As the table has it.
        let emotion: String
        /// Nil where the table names none that is known.
        let usage: FER2013Usage?
        /// Nil where there are not 48 × 48 numbers.
        let pixels: FacePart?
    }

    /// What it is called, the original first.
    private static let names = ["fer2013.csv", "icml_face_data.csv"]

    let folder: String
    let name: String
    private let emotionColumn: Int
    private let pixelColumn: Int
    private let usageColumn: Int?
    /// A Boolean value that indicates whether the table says which faces are for training.
    var hasUsage: Bool { usageColumn != nil }

    var path: String { "\(folder)/\(name)" }

    /// The table in a folder, or the file itself where `root` is one; nil where there is none.
    static func find(in root: String) throws(DatasetError) -> FER2013Table? {
        if TextLines.isFile(root) {
            let slash = root.lastIndex(of: "/")
            return try FER2013Table(
                folder: slash.map { String(root[..<$0]) } ?? ".",
                name: slash.map { String(root[root.index(after: $0)...]) } ?? root)
        }
        return try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            for known in names {
                let name = listing.files.first { $0.lowercased() == known }
                if let name, let table = try FER2013Table(folder: path, name: name) { return table }
            }
            var tables: [FER2013Table] = []
            for name in listing.files where name.lowercased().hasSuffix(".csv") {
                if let table = try FER2013Table(folder: path, name: name) { tables.append(table) }
            }
            // Several tables could be the same faces twice.
            return tables.count == 1 ? tables.first : nil
        }
    }

    /// Nil where the header is another table's.
    private init?(folder: String, name: String) throws(DatasetError) {
        self.folder = folder
        self.name = name
        let header = try CSVFile(path: "\(folder)/\(name)").firstRow().map { $0.lowercased() }
        guard let emotion = header.firstIndex(of: "emotion"), let pixels = header.firstIndex(of: "pixels")
        else { return nil }
        emotionColumn = emotion
        pixelColumn = pixels
        usageColumn = header.firstIndex(of: "usage")
    }

    /// Goes through the faces, whose pixels stay in the file.
    func forEachRow(_ body: (Row) -> Void) throws(DatasetError) {
        // The header is row 0.
        var number: Int32 = 0
        try CSVFile(path: path).forEachRow { row in
            if number > 0 {
                let pixels = row.bytes(pixelColumn)
                let isWhole = PixelNumbers.count(pixels) == PixelNumbers.side * PixelNumbers.side
                let part = Int32(exactly: pixels.count).map {
                    FacePart.row(offset: row.offset(pixelColumn), length: $0)
                }
                body(
                    Row(
                        number: number, emotion: row.text(emotionColumn),
                        usage: usageColumn.flatMap { FER2013Usage(name: row.text($0)) },
                        pixels: isWhole ? part : nil))
            }
            number += 1
            return number < .max
        }
    }
}

/// What a face of FER2013 is for.
enum FER2013Usage: String, CaseIterable {
    case training = "Training"
    case publicTest = "PublicTest"
    case privateTest = "PrivateTest"

    /// The test sets' names, as `--split-name` takes them.
    static let testSets = [publicTest, privateTest].map(\.rawValue)

    /// In any case.
    init?(name: String) {
        let found = Self.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
        guard let found else { return nil }
        self = found
    }

    /// The split that it belongs to, `PublicTest` to validation; nil if another test set was asked for.
    func split(_ options: DatasetOptions) -> Split? {
        guard self != .training else { return .train }
        guard let testSet = options.testSet else { return self == .publicTest ? .validation : .test }
        return testSet == rawValue ? .test : nil
    }

    /// Under which faces of a test set are counted that was not asked for.
    var notAskedFor: String { "of \(rawValue), which --split-name leaves out" }
}
