/// A picture in half blocks, two pixels a cell, as large as fits with its proportions kept.
///
/// On a terminal with graphics the picture itself is placed. With few colors half blocks are dithered, with 16 and fewer only the grays among them; without color or without
/// Unicode in characters of growing darkness.
package struct PictureView: Widget, Sendable {
    package var picture: Picture
    package var align: Alignment

    package init(_ picture: Picture, align: Alignment = .center) {
        self.picture = picture
        self.align = align
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let target = fitted(in: area)
        if appearance.hasGraphics {
            grid.place(picture, in: target)
        } else if !appearance.depth.hasColor || !appearance.glyphs.isUnicode {
            drawRamp(in: target, on: &grid, with: appearance)
        } else {
            drawHalfBlocks(in: target, on: &grid, with: appearance)
        }
    }

    /// The cells that the picture takes: a cell is as high as two are wide.
    private func fitted(in area: Rect) -> Rect {
        let scale = min(
            Double(area.width) / Double(picture.width), Double(area.height * 2) / Double(picture.height))
        let width = min(area.width, max(1, Int((Double(picture.width) * scale).rounded())))
        let height = min(area.height, max(1, Int((Double(picture.height) * scale / 2).rounded())))
        let spare = area.width - width
        let indent = align == .leading ? 0 : align == .center ? spare / 2 : spare
        return Rect(x: area.x + indent, y: area.y + (area.height - height) / 2, width: width, height: height)
    }

    private func drawHalfBlocks(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let pixels = picture.resized(width: area.width, height: area.height * 2)
        for row in 0..<area.height {
            for column in 0..<area.width {
                let style = Style(
                    foreground: color(pixels, column, 2 * row, appearance.depth),
                    background: color(pixels, column, 2 * row + 1, appearance.depth)
                )
                grid.put("▀", column: area.x + column, row: area.y + row, style: style)
            }
        }
    }

    private func color(_ pixels: Picture, _ x: Int, _ y: Int, _ depth: ColorDepth) -> Color {
        let pixel = pixels[x, y]
        switch depth {
        case .truecolor, .mono: return .rgb(pixel)
        case .palette256: return .palette(Palette.nearest256(OrderedDither.shift(pixel, x, y, by: 28)))
        case .palette16: return Self.gray(pixel, x, y, among: [0, 8, 7, 15])
        case .palette8: return Self.gray(pixel, x, y, among: [0, 7])
        }
    }

    private static func gray(_ pixel: RGB, _ x: Int, _ y: Int, among grays: [UInt8]) -> Color {
        let level = brightness(pixel) * Double(grays.count - 1) + OrderedDither.threshold(x, y) - 0.5
        return .palette(grays[min(grays.count - 1, max(0, Int(level.rounded())))])
    }

    private func drawRamp(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let pixels = picture.resized(width: area.width, height: area.height)
        let ramp = appearance.glyphs.shades
        for row in 0..<area.height {
            for column in 0..<area.width {
                let brightness = Self.brightness(pixels[column, row])
                let level = min(ramp.count - 1, Int(brightness * Double(ramp.count)))
                grid.put(
                    ramp[level], column: area.x + column, row: area.y + row, style: appearance.style(.text))
            }
        }
    }

    /// 0 black to 1 white as the eye has it: luma by ITU-R BT.709.
    private static func brightness(_ pixel: RGB) -> Double {
        (0.2126 * Double(pixel.red) + 0.7152 * Double(pixel.green) + 0.0722 * Double(pixel.blue)) / 255
    }
}
