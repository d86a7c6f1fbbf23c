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
