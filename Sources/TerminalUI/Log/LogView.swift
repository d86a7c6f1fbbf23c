import Foundation

/// Lines of a log: the last ones while following, else from a given line; matches of a search are marked.
package struct LogView: Widget {
    package var lineCount: Int
    /// The text of a line, without its line break.
    package var line: (Int) -> String
    /// The first line shown; nil follows the end.
    package var first: Int?
    /// The first column shown, for lines that are wider than the view.
    package var column = 0
    /// The line that was found last: it stands out as a whole.
    package var current: Int?
    /// Marked where it occurs, in any case.
    package var search: String
    package var emptyText: String

    package init(
        lineCount: Int, first: Int? = nil, search: String = "", emptyText: String = "the log is empty",
        line: @escaping (Int) -> String
    ) {
        self.lineCount = max(0, lineCount)
        self.line = line
        self.first = first
        self.search = search
        self.emptyText = emptyText
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        guard lineCount > 0 else {
            return Label.emptyState(emptyText).draw(in: area, on: &grid, with: appearance)
        }
        let last = max(0, lineCount - area.height)
        let first = min(max(0, self.first ?? last), last)
        let hasScrollbar = lineCount > area.height && area.width >= 4
        let content = Rect(
            x: area.x, y: area.y, width: area.width - (hasScrollbar ? 1 : 0), height: area.height)
        for index in 0..<min(area.height, lineCount - first) {
            draw(Self.sanitized(line(first + index)), in: content.row(index), on: &grid, with: appearance)
            if first + index == current { select(content.row(index), on: &grid, with: appearance) }
        }
        if hasScrollbar {
            let bar = Rect(x: area.maxX - 1, y: area.y, width: 1, height: area.height)
            Scrollbar(first: first, visible: area.height, count: lineCount).draw(
                in: bar, on: &grid, with: appearance)
        }
    }

    private func select(_ room: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let selection = appearance.selection
        grid.restyle(room) {
            let isMatch = $0.attributes.contains(.reverse)
            guard !isMatch else { return $0.with(.underline) }
            return Style(
                foreground: selection.foreground ?? $0.foreground,
                background: selection.background ?? $0.background, attributes: $0.attributes.union(.bold))
        }
    }

    private func draw(_ whole: String, in room: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let text = column > 0 ? String(whole.dropFirst(column)) : whole
        let style = Self.role(whole).map(appearance.style) ?? appearance.style(.text)
        grid.write(text, in: room, style: style, ellipsis: appearance.glyphs.ellipsis)
        guard !search.isEmpty else { return }
        var rest = text.startIndex..<text.endIndex
        while let match = text.range(of: search, options: .caseInsensitive, range: rest) {
            let start = CharacterWidth.columns(text[..<match.lowerBound])
            let width = CharacterWidth.columns(text[match])
            let mark = Rect(x: room.x + start, y: room.y, width: width, height: 1).intersection(room)
            grid.restyle(mark) { $0.with([.reverse, .bold]) }
            rest = match.upperBound..<text.endIndex
        }
    }

    /// Lines that speak of errors and warnings stand out.
    private static func role(_ text: String) -> ThemeRole? {
        if text.range(of: "error", options: .caseInsensitive) != nil { return .error }
        if text.range(of: "warning", options: .caseInsensitive) != nil { return .warning }
        return nil
    }

    /// The text without escape sequences and with tabs as spaces.
    package static func sanitized(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else { return text }
        return text.replacing(
            /\u{1B}(\[[0-?]*[ -\/]*[@-~]|\][^\u{07}\u{1B}]*(\u{07}|\u{1B}\\)?|[@-Z\\-_])?/, with: ""
        )
        .replacing("\t", with: "    ")
    }
}
