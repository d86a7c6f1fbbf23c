/// A table of what several people saw in each face of a dataset: a column of paths and one for each expression.
///
/// The votes are counts or shares, each 0 or above. Paths begin at the dataset's folder or at the root. Columns that are
/// neither paths nor expressions are not read.
struct VoteTable {
    /// What the column of paths may be called.
    private static let pathNames: Set<String> = ["path", "file", "image", "image name", "filename", "pth"]

    private let path: String
    /// By the path in the table.
    private var votes: [String: ExpressionVotes] = [:]

    /// - Throws: `DatasetError` for a table without these columns, or with a row that has no votes or impossible ones.
    init(path: String) throws(DatasetError) {
        self.path = path
        let file = try CSVFile(path: path)
        let columns = try Columns(file.firstRow(), path)
        var flaw: DatasetError?
        var row = 0
        try file.forEachRow { fields in
            defer { row += 1 }
            guard row > 0 else { return true }
            let name = fields.text(columns.path)
            let counts = columns.expressions.map { fields.number($0.column) ?? -1 }
            flaw = Self.flaw(counts, "row \(row) (\(name))", path)
            guard flaw == nil else { return false }
            let pairs = zip(columns.expressions, counts).map { (expression: $0.expression, weight: $1) }
            votes[name] = ExpressionVotes(weights: pairs)
            return true
        }
        if let flaw { throw flaw }
    }

    /// Gives each face the votes that the table has for it, and counts the table's rows that name no face.
    ///
    /// - Parameter root: the dataset's folder.
    func apply(to contents: inout LayoutContents, root: String) {
        var unused = votes
        for index in contents.faces.indices {
            let face = contents.faces[index].path
            let relative = face.hasPrefix(root + "/") ? String(face.dropFirst(root.count + 1)) : face
            guard let found = unused.removeValue(forKey: relative) ?? unused.removeValue(forKey: face) else {
                continue
            }
            contents.faces[index].votes = found
        }
        contents.drop("row of votes for a face that is not there", unused.count)
    }

    private static func flaw(_ counts: [Float], _ place: String, _ path: String) -> DatasetError? {
        if counts.contains(where: { $0 < 0 }) {
            return DatasetError(
                path: path, problem: "\(place) has a vote that is no number of 0 or above",
                advice: "write a count or a share in every expression's column")
        }
        guard counts.allSatisfy({ $0 == 0 }) else { return nil }
        return DatasetError(
            path: path, problem: "\(place) has no vote for any expression",
            advice: "remove the row: without it the face keeps its label")
    }

    /// Where a table has what.
    private struct Columns {
        let path: Int
        let expressions: [(expression: Expression, column: Int)]

        init(_ header: [String], _ file: String) throws(DatasetError) {
            let names = header.map { $0.lowercased() }
            guard let path = names.firstIndex(where: VoteTable.pathNames.contains) else {
                throw DatasetError(
                    path: file, problem: "the header names no column 'path'",
                    advice: "write a header: path and the names of the expressions")
            }
            let expressions = names.enumerated().compactMap { column, name in
                Expression(name: name).map { (expression: $0, column: column) }
            }
            guard expressions.count >= 2, Set(expressions.map(\.expression)).count == expressions.count else {
                throw DatasetError(
                    path: file,
                    problem: expressions.count < 2
                        ? "the header names fewer than two expressions"
                        : "the header names an expression twice",
                    advice:
                        "write a column for each expression: \(Expression.allCases.map(\.name).joined(separator: ", "))"
                )
            }
            self.path = path
            self.expressions = expressions
        }
    }
}
