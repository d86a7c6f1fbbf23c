import TerminalUI

/// So that tests read as what is typed.
extension Key: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    /// The key of a printable character.
    public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }

    /// The key of a printable character.
    public init(unicodeScalarLiteral value: Character) { self = .character(value) }
}
