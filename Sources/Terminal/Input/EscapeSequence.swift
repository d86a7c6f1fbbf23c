/// Finds the end of an escape sequence that curses does not know, so that no part of it is taken for keys.
///
/// The forms are those of ECMA-48 (5.4, 5.6), with the three-byte mouse report of xterm and the function keys of the
/// Linux console. An escape before a character is how terminals write Alt with it.
struct EscapeSequence {
    /// The meaning of a complete sequence.
    enum Meaning: Equatable {
        case unknown
        /// The start and the end of a bracketed paste (`ESC [ 200 ~`, `ESC [ 201 ~`).
        case pasteStart, pasteEnd
    }

    private enum Part: Equatable {
        case start, control, single, text, textEnd
        /// Characters that are still to come, whatever they are.
        case counted(Int)
    }

    private static let escape: UInt32 = 0x1b
    private static let bell: UInt32 = 0x07
    /// No sequence that is used has longer parameters.
    private static let longestParameters = 64

    private var part = Part.start
    private var parameters = ""

    /// Processes the next character after the first escape.
    ///
    /// - Returns: the meaning of the sequence once it is complete; nil before.
    mutating func take(_ code: UInt32) -> Meaning? {
        switch part {
        case .start: return begin(code)
        case .control: return takeControl(code)
        case .single: return (0x30...0x3f).contains(code) ? nil : .unknown
        case .text:
            if code == Self.bell { return .unknown }
            if code == Self.escape { part = .textEnd }
            return nil
        case .textEnd:
            part = code == Self.escape ? .textEnd : .text
            return code == UInt32(UInt8(ascii: "\\")) ? .unknown : nil
        case .counted(let count):
            part = .counted(count - 1)
            return count > 1 ? nil : .unknown
        }
    }

    private mutating func begin(_ code: UInt32) -> Meaning? {
        switch Unicode.Scalar(code) {
        case "[": part = .control
        case "O": part = .single
        case "P", "]", "_", "^", "X": part = .text
        case "\u{1B}": part = .start
        default: return .unknown
        }
        return nil
    }

    private mutating func takeControl(_ code: UInt32) -> Meaning? {
        switch code {
        case 0x20...0x3f:
            if parameters.count < Self.longestParameters, let scalar = Unicode.Scalar(code) {
                parameters.unicodeScalars.append(scalar)
            }
            return nil
        case UInt32(UInt8(ascii: "M")) where parameters.isEmpty:
            part = .counted(3)
            return nil
        case UInt32(UInt8(ascii: "[")) where parameters.isEmpty:
            part = .counted(1)
            return nil
        case Self.escape:
            self = EscapeSequence()
            return nil
        case UInt32(UInt8(ascii: "~")) where parameters == "200": return .pasteStart
        case UInt32(UInt8(ascii: "~")) where parameters == "201": return .pasteEnd
        default: return .unknown
        }
    }
}
