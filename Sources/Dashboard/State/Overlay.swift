/// What lies over the screen and takes the keys.
package enum Overlay: Sendable, Equatable {
    case help(scroll: Int)
    case stop(selected: Int)
    /// A text that is being typed into the search field.
    case search(text: String)
    /// A note on the selected sample that is being typed.
    case note(text: String)
}

/// The choices of the stop dialog, in the order of its buttons.
package enum StopChoice: String, Sendable, CaseIterable {
    case stopAndSave = "Stop and save"
    case stopWithoutSaving = "Stop without saving"
    case leave = "Leave it training"
    case cancel = "Cancel"
}
