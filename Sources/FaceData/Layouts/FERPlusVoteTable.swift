/// `fer2013new.csv`: `Usage`, `Image name` and ten columns of votes.
struct FERPlusVoteTable {
    /// One face's.
    struct Row {
        let usage: FER2013Usage?
        /// Empty for faces that were found to be none.
        let image: String
        let votes: FERPlusVotes
    }

    private let file: CSVFile
    private let usageColumn: Int
    private let imageColumn: Int
    private let firstVote: Int

    /// - Throws: `DatasetError` for a file that cannot be read or has other columns.
    init(path: String) throws(DatasetError) {
        file = try CSVFile(path: path)
        let header = try file.firstRow().map { $0.lowercased() }
        guard let usage = header.firstIndex(of: "usage"), let image = header.firstIndex(of: "image name"),
            let first = header.firstIndex(of: "neutral")
        else {
            throw DatasetError(
                path: path, problem: "the header has no columns Usage, Image name and neutral",
                advice: "take the file from FER+'s repository again")
        }
        usageColumn = usage
        imageColumn = image
        firstVote = first
    }

    func forEachRow(_ body: (Row) -> Void) throws(DatasetError) {
        var isHeader = true
        try file.forEachRow { row in
            if !isHeader {
                body(
                    Row(
                        usage: FER2013Usage(name: row.text(usageColumn)), image: row.text(imageColumn),
                        votes: FERPlusVotes(row, first: firstVote)))
            }
            isHeader = false
            return true
        }
    }
}
