package import TerminalUI

extension DashboardState {
    /// The frame of the present state; any size will do.
    package func view() -> CellGrid {
        let layout = ScreenLayout(size: size)
        var grid = CellGrid(size: size, style: appearance.ground)
        guard !layout.isTooSmall else {
            drawTooSmall(on: &grid)
            return grid
        }
        HeaderView(state: self).draw(in: layout.header, on: &grid, with: appearance)
        StatusView(state: self).draw(in: layout.status, on: &grid, with: appearance)
        screen.content.view(of: self).draw(in: layout.content, on: &grid, with: appearance)
        drawHints(in: layout.hints, on: &grid)
        drawOverlay(in: layout.whole, on: &grid)
        if let notice {
            let above = Rect(x: 0, y: 0, width: size.width, height: layout.hints.y)
            Toast(notice.text, role: notice.role).draw(in: above, on: &grid, with: appearance)
        }
        return grid
    }

    private func drawHints(in area: Rect, on grid: inout CellGrid) {
        let line = area.inset(horizontal: 1)
        switch overlay {
        case .search(let entry):
            let count = matchCount
            let found =
                if entry.text.isEmpty { "type to search" } else if let count {
                    count == 0 ? "not found" : "\(NumberText.grouped(count)) found"
                } else { "" }
            drawPrompt("/", entry.text, found, in: line, on: &grid)
        case .note(let entry): drawPrompt("note: ", entry.text, "", in: line, on: &grid)
        default: hints.draw(in: line, on: &grid, with: appearance)
        }
    }

    /// A line that is being typed, of a long one the end; and what comes of it at the right.
    private func drawPrompt(
        _ prompt: String, _ text: String, _ result: String, in line: Rect, on grid: inout CellGrid
    ) {
        let room = line.width - prompt.count - 1 - (result.isEmpty ? 0 : result.count + 2)
        let shown = PathText.tail(text, columns: room, ellipsis: appearance.glyphs.ellipsis)
        let prompt = StyledText(prompt, .accent, .bold) + StyledText(shown) + StyledText("_", .accent)
        grid.write(prompt, in: line, with: appearance)
        grid.write(StyledText(result, .muted), in: line, with: appearance, align: .trailing)
    }

    var hints: KeyHints { KeyHints(KeyTable.hints(for: self)) }

    var palette: CommandPalette? {
        guard case .palette(let text, let selected) = overlay else { return nil }
        let found = PaletteSearch.entries(for: text, on: screen)
        return CommandPalette(text: text, commands: found.map(\.binding), selected: selected)
    }

    private func drawOverlay(in area: Rect, on grid: inout CellGrid) {
        switch overlay {
        case .help(let scroll):
            HelpOverlay(
                title: "Keys on \(screen.title)", bindings: KeyTable.bindings(on: screen), scroll: scroll
            )
            .draw(in: area, on: &grid, with: appearance)
        case .question(let question, let selected):
            question.dialog(in: self, selected: selected).draw(in: area, on: &grid, with: appearance)
        case .palette: palette?.draw(in: area, on: &grid, with: appearance)
        case .search, .note, nil: break
        }
    }

    private func drawTooSmall(on grid: inout CellGrid) {
        let needed = ScreenLayout.minimum
        let lines = [
            StyledText("fer-tui needs \(needed.width)x\(needed.height)", nil, .bold),
            StyledText("this is \(size.width)x\(size.height)", .muted),
        ]
        Label(lines, align: .center, isCentered: true).draw(in: grid.bounds, on: &grid, with: appearance)
    }
}
