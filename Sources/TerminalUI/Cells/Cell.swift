/// One place of the screen: what is drawn there and how.
package struct Cell: Sendable, Hashable {
    /// A drawable character (see `CharacterWidth.drawable`), or nil in the right half of a wide one.
    package let character: Character?
    package let style: Style

    package init(character: Character?, style: Style) {
        self.character = character
        self.style = style
    }

    package static let blank = Cell(character: " ", style: .plain)

    package var isContinuation: Bool { character == nil }
}
