/// Rows under column titles, one of them selected, scrolled so that it is seen.
///
/// Rows are asked for one by one as they are drawn: a table of millions costs no more than its screenful.
package struct Table: Widget {
    /// Marks the column that the rows are sorted by.
    package struct Sort: Sendable, Equatable {
        package var column: Int
        package var isAscending: Bool

        package init(column: Int, isAscending: Bool) {
            self.column = column
            self.isAscending = isAscending
        }
    }

    package var columns: [TableColumn]
    package var rowCount: Int
    /// The cells of a row, one a column; of a row with fewer, the last cell takes the rest of the line.
    package var row: (Int) -> [StyledText]
    package var sort: Sort?
    package var selected: Int?
    package var emptyText: String
    package var hasHeader = true

    package init(
        columns: [TableColumn], rowCount: Int, sort: Sort? = nil, selected: Int? = nil,
        emptyText: String = "nothing here", row: @escaping (Int) -> [StyledText]
    ) {
        self.columns = columns
        self.rowCount = max(0, rowCount)
        self.row = row
        self.sort = sort
        self.selected = selected
        self.emptyText = emptyText
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let header = headerHeight(area)
        let parts = area.rows(.fixed(header), .flexible())
        let body = parts[1]
        let hasScrollbar = rowCount > body.height && body.width >= 4
        let content = Rect(
            x: body.x, y: body.y, width: body.width - (hasScrollbar ? 1 : 0), height: body.height)
        let rooms = columnRooms(in: content)
        if header > 0 { drawHeader(in: parts[0], rooms, on: &grid, with: appearance) }
        guard rowCount > 0 else {
            return Label.emptyState(emptyText).draw(in: body, on: &grid, with: appearance)
        }
        let first = Scrolling.first(count: rowCount, visible: body.height, selected: selected)
        for line in 0..<min(body.height, rowCount - first) {
            draw(first + line, in: content.row(line), rooms, on: &grid, with: appearance)
        }
        if hasScrollbar {
            let bar = Rect(x: body.maxX - 1, y: body.y, width: 1, height: body.height)
            Scrollbar(first: first, visible: body.height, count: rowCount).draw(
                in: bar, on: &grid, with: appearance)
        }
    }

    /// The row at a place of the screen, for the mouse.
    package func row(at position: Position, in area: Rect) -> Int? {
        let header = headerHeight(area)
        let visible = area.height - header
        let first = Scrolling.first(count: rowCount, visible: visible, selected: selected)
        let index = first + position.row - area.y - header
        return area.contains(position) && position.row >= area.y + header && index < rowCount ? index : nil
    }

    private func headerHeight(_ area: Rect) -> Int { hasHeader && area.height >= 2 ? 1 : 0 }

    /// The columns' places; those without room are empty.
    private func columnRooms(in area: Rect) -> [Rect] {
        var widths = columns.map { column in (column.width, column.priority) }
        let minimum = { (constraint: Constraint) in
            switch constraint {
            case .fixed(let width): width
            case .flexible(let minimum, _): minimum
            case .fraction(let fraction): Int(fraction * Double(area.width))
            }
        }
        var total = widths.reduce(0) { $0 + minimum($1.0) + 1 } - 1
        let dropOrder = columns.indices.sorted { (columns[$0].priority, -$0) < (columns[$1].priority, -$1) }
        for index in dropOrder.dropLast() where total > area.width {
            total -= minimum(widths[index].0) + 1
            widths[index].0 = .fixed(-1)
        }
        return rooms(widths.map(\.0), in: area)
    }

    /// Columns side by side with a space between; a column of width -1 is left out.
    private func rooms(_ widths: [Constraint], in area: Rect) -> [Rect] {
        let kept = widths.indices.filter { widths[$0] != .fixed(-1) }
        let rooms = area.columns(kept.map { widths[$0] }, gap: 1)
        var all = [Rect](repeating: Rect(x: area.maxX, y: area.y, width: 0, height: 0), count: widths.count)
        for (index, room) in zip(kept, rooms) { all[index] = room }
        return all
    }

    private func drawHeader(
        in line: Rect, _ rooms: [Rect], on grid: inout CellGrid, with appearance: Appearance
    ) {
        for (index, column) in columns.enumerated() {
            let room = Rect(x: rooms[index].x, y: line.y, width: rooms[index].width, height: 1)
            var title = column.title
            let isSorted = sort?.column == index
            if isSorted {
                title += String(
                    sort?.isAscending == true ? appearance.glyphs.ascending : appearance.glyphs.descending)
            }
            let style = appearance.style(isSorted ? .accent : .muted).bold
            grid.write(
                title, in: room, style: style, align: column.align, ellipsis: appearance.glyphs.ellipsis)
        }
    }

    private func draw(
        _ index: Int, in line: Rect, _ rooms: [Rect], on grid: inout CellGrid, with appearance: Appearance
    ) {
        let cells = row(index).prefix(columns.count)
        for (place, cell) in cells.enumerated() {
            let room = Rect(x: rooms[place].x, y: line.y, width: rooms[place].width, height: 1)
            guard place == cells.count - 1, cells.count < columns.count else {
                grid.write(cell, in: room, with: appearance, align: columns[place].align)
                continue
            }
            let start = rooms[..<place].filter { !$0.isEmpty }.last.map { $0.maxX + 1 } ?? line.x
            grid.write(
                cell, in: Rect(x: start, y: line.y, width: max(0, line.maxX - start), height: 1),
                with: appearance)
        }
        guard index == selected else { return }
        let selection = appearance.selection
        grid.restyle(line) {
            Style(
                foreground: selection.foreground ?? $0.foreground,
                background: selection.background ?? $0.background,
                attributes: $0.attributes.union(selection.attributes).union(.bold))
        }
    }
}

/// A column of a table.
package struct TableColumn: Sendable, Equatable {
    package var title: String
    package var width: Constraint
    package var align: Alignment
    /// Columns of low priority make way first where the table is narrow.
    package var priority: Int

    package init(
        _ title: String, width: Constraint = .flexible(minimum: 4), align: Alignment = .leading,
        priority: Int = 0
    ) {
        self.title = title
        self.width = width
        self.align = align
        self.priority = priority
    }
}
