/// A key as the user pressed it.
package enum Key: Sendable, Hashable {
    /// A printable character, with shift already applied.
    case character(Character)
    /// A letter with the control key: `control("r")`.
    case control(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right
    case home, end, pageUp, pageDown
    /// F1 is `function(1)`.
    case function(Int)

    /// The key's name for hints and help.
    package func label(_ glyphs: GlyphSet) -> String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "Ctrl-\(character.uppercased())"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: String(glyphs.arrows.up)
        case .down: String(glyphs.arrows.down)
        case .left: String(glyphs.arrows.left)
        case .right: String(glyphs.arrows.right)
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}
