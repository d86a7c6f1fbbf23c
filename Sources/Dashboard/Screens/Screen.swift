import TerminalUI

/// One of the dashboard's screens, known by its title.
package struct Screen: Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// In the order of their numbers. A new screen is one file with its content, and one line here.
    package static let allCases: [Screen] = [
        .overview,
        .confusion,
        .samples,
        .charts,
        .runs,
        .log,
        .system,
    ]

    let content: any ScreenContent

    init(_ content: any ScreenContent) { self.content = content }

    package var title: String { content.title }

    /// The parts that can be shown alone, in the order in which a key walks through them; none if the screen is
    /// one whole.
    package var panes: [Pane] { content.panes }

    package var description: String { title.lowercased() }

    /// The key that leads there.
    var digit: Character { Character("\((Self.allCases.firstIndex(of: self) ?? 0) + 1)") }

    /// The screen some places on, around at the ends.
    func moved(by places: Int) -> Screen {
        let all = Self.allCases
        let place = (all.firstIndex(of: self) ?? 0) + places
        return all[(place % all.count + all.count) % all.count]
    }

    package static func == (left: Screen, right: Screen) -> Bool { left.title == right.title }
    package func hash(into hasher: inout Hasher) { hasher.combine(title) }
}

/// A part of a screen that can have the focus and be shown alone. Each screen names its own.
package struct Pane: Sendable, Hashable {
    let name: String

    init(_ name: String) { self.name = name }
}

/// Which part of a screen the user looks at.
package struct PaneChoice: Sendable, Equatable {
    package var focused: Pane
    /// Whether it fills the screen.
    package var isZoomed: Bool
}
