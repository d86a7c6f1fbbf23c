extension ReportDocument {
    /// Markdown, with the pictures beside it in `figures`.
    var markdown: String {
        let parts = ["# \(Self.escaped(title))"] + blocks.map(Self.markdown)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func markdown(_ block: Block) -> String {
        switch block {
        case .heading(let text): "## \(escaped(text))"
        case .paragraph(let text): escaped(text)
        case .table(let table): markdown(table)
        case .picture(let picture):
            "![\(escaped(picture.caption))](figures/\(picture.name).png)\n\n"
                + "*\(escaped(picture.caption))*"
                + (picture.svg == nil ? "" : " ([SVG](figures/\(picture.name).svg))")
        }
    }

    static func markdown(_ table: ReportTable) -> String {
        let line = { (cells: [String]) in "| " + cells.map(escaped).joined(separator: " | ") + " |" }
        let rule = "| :-- |" + String(repeating: " --: |", count: max(0, table.columns.count - 1))
        let caption = table.caption.map { ["*\(escaped($0))*", ""] } ?? []
        return (caption + [line(table.columns), rule] + table.rows.map(line)).joined(separator: "\n")
    }

    /// Characters that would mean something to Markdown stand for themselves.
    private static func escaped(_ text: String) -> String {
        text.map { "\\`*_[]<>|#".contains($0) ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
    }
}
