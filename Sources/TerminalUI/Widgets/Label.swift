/// Lines of styled text, one below the other.
package struct Label: Widget, Sendable {
    package var lines: [StyledText]
    package var align: Alignment
    /// Puts the lines into the middle of the height.
    package var isCentered: Bool

    package init(_ lines: [StyledText], align: Alignment = .leading, isCentered: Bool = false) {
        self.lines = lines
        self.align = align
        self.isCentered = isCentered
    }

    /// A short message in the middle of an otherwise empty area: what is missing, and what to do.
    package static func emptyState(_ title: String, _ hint: String = "") -> Label {
        let hints = hint.isEmpty ? [] : [StyledText(hint, .muted)]
        return Label([StyledText(title, .muted, .bold)] + hints, align: .center, isCentered: true)
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let top = isCentered ? max(0, (area.height - lines.count) / 2) : 0
        for (index, line) in lines.enumerated() {
            grid.write(line, in: area.row(top + index), with: appearance, align: align)
        }
    }
}
