package import RunStore

/// A layer above the screen that receives the keys.
package enum Overlay: Sendable, Equatable {
    case help(scroll: Int)
    case question(Question, selected: Int)
    case note(NoteEntry)
    case search(SearchEntry)
    /// The command palette.
    case palette(text: String, selected: Int)
}

/// A note that is being typed.
package struct NoteEntry: Sendable, Equatable {
    /// The sample that was selected when the note was opened: the list may change while the user types.
    package let sample: EvaluatedSample
    package var text: String
}
