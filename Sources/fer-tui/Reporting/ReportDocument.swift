import Foundation

/// A report before it is written down in some form.
struct ReportDocument {
    /// A part of it, in order.
    enum Block {
        case heading(String)
        case paragraph(String)
        case table(ReportTable)
        case picture(ReportPicture)
    }

    let title: String
    var blocks: [Block] = []

    var pictures: [ReportPicture] {
        blocks.compactMap { block in
            if case .picture(let picture) = block { return picture }
            return nil
        }
    }
}

/// A table of a report: the first column names the rows, the others are figures.
struct ReportTable {
    var caption: String?
    let columns: [String]
    var rows: [[String]] = []
}

/// A figure of a report, with its files.
struct ReportPicture {
    /// The files' name without ending.
    let name: String
    let caption: String
    let png: Data
    /// Nil for pictures that have no lines to draw.
    let svg: Data?
}
