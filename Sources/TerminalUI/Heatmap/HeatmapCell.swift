/// One cell of a heatmap: a ground that shows the value, and text that can be read on it.
struct HeatmapCell {
    /// What the ground shows.
    enum Value: Equatable {
        case none
        /// 0 to 1.
        case level(Double)
        /// −1 to 1.
        case change(Double)
    }

    let text: String
    let value: Value
    let isCursor: Bool

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let style = Self.style(value, appearance)
        grid.fill(area, style: style.over(appearance.ground))
        let middle = area.row((area.height - 1) / 2)
        if isCursor {
            drawCursor(in: area, middle, style, on: &grid, with: appearance)
        } else {
            grid.write(text, in: middle, style: style, align: .center, ellipsis: "")
        }
    }

    /// Marks the cell with brackets around its text, if there is room, and in reverse where there is none.
    private func drawCursor(
        in area: Rect, _ middle: Rect, _ style: Style, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let marked = style.bold
        guard area.width >= CharacterWidth.columns(text) + 2 else {
            grid.fill(area, style: marked.reversed.over(appearance.ground))
            grid.write(text, in: middle, style: marked.reversed, align: .center, ellipsis: "")
            return
        }
        let sides: (Character, Character) = appearance.glyphs.isUnicode ? ("▐", "▌") : ("[", "]")
        grid.write(text, in: middle, style: marked.underlined, align: .center, ellipsis: "")
        for row in area.minY..<area.maxY {
            grid.put(sides.0, column: area.minX, row: row, style: marked)
            grid.put(sides.1, column: area.maxX - 1, row: row, style: marked)
        }
    }

    static func style(_ value: Value, _ appearance: Appearance) -> Style {
        switch value {
        case .none: appearance.style(.muted)
        case .level(let level): style(level, appearance)
        case .change(let change): changeStyle(change, appearance)
        }
    }

    /// The colors of a level: the theme's map, brought to what the terminal shows before the text's color is
    /// chosen, so that the text keeps its contrast.
    static func style(_ level: Double, _ appearance: Appearance) -> Style {
        switch appearance.depth {
        case .truecolor, .palette256:
            let ground = appearance.theme.colorMap.color(level, depth: appearance.depth)
            return Style(foreground: readable(on: ground, appearance.depth), background: ground)
        case .palette16, .palette8:
            let steps: [UInt8] = [0, 4, 6, 2, 3, 7]
            let step = min(steps.count - 1, Int(min(1, max(0, level)) * Double(steps.count)))
            return Style(
                foreground: .palette(step > 1 ? 0 : appearance.depth == .palette8 ? 7 : 15),
                background: .palette(steps[step])
            )
        case .mono:
            let attributes: Attributes =
                level >= 0.5 ? [.reverse, .bold] : level >= 0.1 ? [.bold] : level > 0 ? [] : [.dim]
            return Style(attributes: attributes)
        }
    }

    /// The colors of a change. Without color its sign tells the direction, and the weight how large it is.
    private static func changeStyle(_ change: Double, _ appearance: Appearance) -> Style {
        switch appearance.depth {
        case .truecolor, .palette256:
            let theme = appearance.theme[.background]?.rgb ?? .black
            let ground = DivergingColors.color(change, on: theme, depth: appearance.depth)
            return Style(foreground: readable(on: ground, appearance.depth), background: ground)
        case .palette16, .palette8:
            let count = appearance.depth == .palette16 ? 16 : 8
            let ground = DivergingColors.basic(change, count: count)
            let isDark = [0, 4, 12].contains(ground)
            return Style(
                foreground: .palette(isDark ? (count == 8 ? 7 : 15) : 0), background: .palette(ground))
        case .mono:
            let size = abs(change)
            return Style(attributes: size >= 0.6 ? [.reverse, .bold] : size >= 0.15 ? [.bold] : [.dim])
        }
    }

    /// Black or white as the terminal's palette has them exactly.
    private static func readable(on ground: Color, _ depth: ColorDepth) -> Color {
        let text = ground.rgb.readableText
        return depth == .palette256 ? .palette(text == .black ? 16 : 231) : .rgb(text)
    }
}
