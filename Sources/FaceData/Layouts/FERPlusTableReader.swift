/// Gives the faces of FER2013's table the votes that stand in the same row of FER+'s.
struct FERPlusTableReader {
    private let table: FER2013Table
    private let options: DatasetOptions
    private let rows: [FER2013Table.Row]

    init(table: FER2013Table, _ options: DatasetOptions) throws(DatasetError) {
        self.table = table
        self.options = options
        var rows: [FER2013Table.Row] = []
        try table.forEachRow { rows.append($0) }
        self.rows = rows
    }

    /// - Throws: `DatasetError` where the two tables do not belong together: their usages differ.
    func read(_ votes: String, into contents: inout LayoutContents) throws(DatasetError) {
        var flaw: DatasetError?
        var number = 0
        try FERPlusVoteTable(path: votes).forEachRow { vote in
            defer { number += 1 }
            guard flaw == nil else { return }
            guard rows.indices.contains(number) else {
                return contents.drop("row that \(table.name) does not have")
            }
            let face = rows[number]
            guard face.usage == vote.usage else {
                flaw = mismatch(votes, number + 1)
                return
            }
            add(vote, face, to: &contents)
        }
        if let flaw { throw flaw }
        contents.drop("row of \(table.name) without votes", rows.count - number)
    }

    private func add(
        _ vote: FERPlusVoteTable.Row, _ face: FER2013Table.Row, to contents: inout LayoutContents
    ) {
        guard !vote.image.isEmpty else { return contents.drop("row without an image's name") }
        guard let usage = face.usage else { return contents.drop("row without a known Usage") }
        guard let split = usage.split(options) else { return contents.drop(usage.notAskedFor) }
        switch vote.votes.meaning {
        case .dropped(let reason): contents.drop(reason)
        case .expression(let expression):
            guard let pixels = face.pixels else { return contents.drop("row without 48 × 48 pixels") }
            contents.faces.append(
                LabelledFace(
                    folder: table.folder, name: table.name, number: face.number, expression: expression,
                    split: split, part: pixels, votes: vote.votes.expressions))
        }
    }

    private func mismatch(_ votes: String, _ row: Int) -> DatasetError {
        DatasetError(
            path: votes, problem: "row \(row) has another Usage than row \(row) of \(table.name)",
            advice: "the votes go by the order of rows: take both files as they were published")
    }
}
