import TerminalUI

/// Keys that work on every screen.
extension DashboardState {
    /// Processes a key; a layer above the screen receives it first.
    mutating func press(_ key: Key) -> [DashboardAction] {
        if let overlay { return press(key, over: overlay) }
        return KeyTable.command(for: key, on: screen)?.perform(&self, key) ?? []
    }

    /// Shows a screen and requests the data that it needs.
    mutating func show(_ chosen: Screen) -> [DashboardAction] {
        screen = chosen
        return chosen.content.open(in: &self)
    }

    mutating func goBack() -> [DashboardAction] {
        notice = nil
        return leavePane() ? [] : screen.content.goBack(in: &self)
    }

    mutating func changeTheme() {
        appearance.theme = themes.theme(after: appearance.theme.name)
        remembered.theme = appearance.theme.name
        say("theme \(appearance.theme.name)")
    }

    mutating func changeGlyphs() {
        let all = GlyphSet.allCases
        let place = all.firstIndex(of: appearance.glyphs) ?? 0
        let next = all[(place + 1) % all.count]
        guard allowsUnicode || !next.isUnicode else {
            say("this terminal's locale shows ASCII alone", .warning)
            return
        }
        appearance.glyphs = next
        remembered.glyphs = next.rawValue
        say("glyphs: \(next.rawValue)")
    }

    /// The valid index nearest to `place` in a list of `count` elements; 0 for an empty list.
    static func clamped(_ place: Int, count: Int) -> Int { max(0, min(place, count - 1)) }
}
