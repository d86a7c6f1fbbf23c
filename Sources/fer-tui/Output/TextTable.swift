/// Columns of text under their titles.
struct TextTable {
    enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]]

    init(_ columns: [(title: String, alignment: Alignment)]) {
        alignments = columns.map(\.alignment)
        rows = [columns.map(\.title)]
    }

    /// - Parameter cells: one a column.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map(PrintableText.line))
    }

    /// The lines, titles first, without spaces at their ends.
    var text: String {
        let widths = alignments.indices.map { column in rows.map { cell($0, column).count }.max() ?? 0 }
        return rows.map { row in
            let cells = alignments.indices.map { column in
                let gap = String(repeating: " ", count: widths[column] - cell(row, column).count)
                return alignments[column] == .left ? cell(row, column) + gap : gap + cell(row, column)
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    private func cell(_ row: [String], _ column: Int) -> String {
        row.indices.contains(column) ? row[column] : ""
    }
}
