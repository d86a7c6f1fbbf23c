import TerminalUI

/// An incremental search of a screen's content.
protocol ScreenSearch: Sendable {
    /// The keys that walk through what was found.
    var commands: [KeyCommand] { get }

    /// The text searched for; empty if there is no search.
    func text(in state: DashboardState) -> String

    /// The number of matches; nil while they are being counted.
    func matchCount(in state: DashboardState) -> Int?

    /// The current place, to which Esc returns.
    func place(in state: DashboardState) -> SearchOrigin

    /// Searches for a text, from where the search began.
    func search(
        for text: String, from origin: SearchOrigin, in state: inout DashboardState
    ) -> [DashboardAction]

    /// Ends the search, with the text and the place that were there before.
    func restore(_ text: String, _ origin: SearchOrigin, in state: inout DashboardState) -> [DashboardAction]

    /// Goes to the next match, or the one before.
    func step(isForward: Bool, in state: inout DashboardState) -> [DashboardAction]

    /// Ends the search, so that nothing is highlighted or filtered.
    func clear(in state: inout DashboardState) -> [DashboardAction]
}

/// A place on a screen, as the screen's search knows it.
package struct SearchOrigin: Sendable, Equatable {
    /// The place in the list.
    package var place = 0
    /// How the list was scrolled, where that is not said by the place.
    package var log = LogState()

    package init() {}
}

/// A text that is being typed into the search field, and what Esc goes back to.
package struct SearchEntry: Sendable, Equatable {
    package var text = ""
    package var earlierText = ""
    package var origin = SearchOrigin()

    package init(text: String = "") { self.text = text }
}
