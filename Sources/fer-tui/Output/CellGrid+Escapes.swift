import TerminalUI

extension CellGrid {
    /// The grid as lines with colours as escape sequences (ECMA-48's SGR); plain text without colour.
    func text(depth: ColorDepth) -> String {
        guard depth.hasColor else { return lines.joined(separator: "\n") + "\n" }
        return (0..<height).map { line($0, depth) + "\n" }.joined()
    }

    private func line(_ row: Int, _ depth: ColorDepth) -> String {
        var text = ""
        var last: Style?
        for cell in self.row(row) {
            guard let character = cell.character else { continue }
            let style = cell.style.quantized(to: depth)
            if style != last { text += Self.escape(style) }
            last = style
            text.append(character)
        }
        return text + "\u{1B}[0m"
    }

    private static func escape(_ style: Style) -> String {
        var codes = ["0"]
        let attributes: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
        ]
        codes += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
        codes += style.foreground.map { code($0, of: 38) } ?? []
        codes += style.background.map { code($0, of: 48) } ?? []
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    private static func code(_ color: Color, of ground: Int) -> [String] {
        switch color {
        case .palette(let index): ["\(ground)", "5", "\(index)"]
        case .rgb(let value): ["\(ground)", "2", "\(value.red)", "\(value.green)", "\(value.blue)"]
        }
    }
}
