/// What lies over the screen and takes the keys.
package enum Overlay: Sendable, Equatable {
    case help(scroll: Int)
    case stop(selected: Int)
    /// A note on the selected sample that is being typed.
    case note(text: String)
    case search(SearchEntry)
    /// A command that is being looked for by its name.
    case palette(text: String, selected: Int)
}

/// A text that is being typed into the search field, and what Esc goes back to.
package struct SearchEntry: Sendable, Equatable {
    package var text = ""
    /// Where the search began.
    package var place = 0
    package var earlierText = ""
    package var earlierLog = LogState()
    package var earlierRun = 0
    package var earlierSample = 0

    package init(text: String = "") { self.text = text }
}

/// The choices of the stop dialog, in the order of its buttons.
package enum StopChoice: String, Sendable, CaseIterable {
    case stopAndSave = "Stop and save"
    case stopWithoutSaving = "Stop without saving"
    case leave = "Leave it training"
    case cancel = "Cancel"
}
