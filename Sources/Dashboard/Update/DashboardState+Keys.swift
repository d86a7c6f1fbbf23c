import TerminalUI

/// What keys mean that work everywhere.
extension DashboardState {
    /// Takes a key: what lies above the screen gets it first.
    mutating func press(_ key: Key) -> [DashboardAction] {
        if let overlay { return press(key, over: overlay) }
        return KeyTable.command(for: key, on: screen)?.perform(&self, key) ?? []
    }

    /// Goes to a screen and has read what it needs.
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

    /// A place in a list of so many, the nearest to one.
    static func clamped(_ place: Int, count: Int) -> Int { max(0, min(place, count - 1)) }
}
