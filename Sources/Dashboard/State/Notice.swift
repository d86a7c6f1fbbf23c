package import TerminalUI

/// A short message that goes away by itself.
package struct Notice: Sendable, Equatable {
    package var text: String
    package var role: ThemeRole
    /// When it goes; seconds since 1970.
    package var until: Double
}
