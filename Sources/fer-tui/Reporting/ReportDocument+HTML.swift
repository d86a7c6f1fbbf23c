import Foundation

extension ReportDocument {
    /// One page that holds everything: no file beside it and no network is needed.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Self.escaped(title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        <h1>\(Self.escaped(title))</h1>
        \(blocks.map(Self.html).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private static let style = """
        body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.7rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
        table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: #5f6368; padding-bottom: .4rem; }
        th, td { padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #e3e5e8; text-align: right; }
        th:first-child, td:first-child { text-align: left; }
        thead th { border-bottom: 2px solid #8a9099; }
        figure { margin: 1.5rem 0; } figcaption { color: #5f6368; }
        img { max-width: 100%; height: auto; }
        .wide { overflow-x: auto; }
        """

    private static func html(_ block: Block) -> String {
        switch block {
        case .heading(let text): "<h2>\(escaped(text))</h2>"
        case .paragraph(let text): "<p>\(escaped(text))</p>"
        case .table(let table): html(table)
        case .picture(let picture):
            "<figure><img alt=\"\(escaped(picture.caption))\" src=\"\(source(picture))\">"
                + "<figcaption>\(escaped(picture.caption))</figcaption></figure>"
        }
    }

    private static func source(_ picture: ReportPicture) -> String {
        guard let svg = picture.svg else {
            return "data:image/png;base64," + picture.png.base64EncodedString()
        }
        return "data:image/svg+xml;base64," + svg.base64EncodedString()
    }

    private static func html(_ table: ReportTable) -> String {
        let row = { (tag: String, cells: [String]) in
            "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>"
        }
        let caption = table.caption.map { "<caption>\(escaped($0))</caption>" } ?? ""
        let body = table.rows.map { row("td", $0) }.joined(separator: "\n")
        return "<div class=\"wide\"><table>\(caption)<thead>\(row("th", table.columns))</thead>\n"
            + "<tbody>\n\(body)\n</tbody></table></div>"
    }

    private static func escaped(_ text: String) -> String {
        let named: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
        return text.map { named[$0] ?? String($0) }.joined()
    }
}
