import Foundation

/// What a terminal would be like after the bytes that a program wrote to it.
struct TerminalTrace {
    /// Modes that are on at the end: private ones by their number, "keypad" for application keys.
    private(set) var modes: Set<String> = []
    /// Whether text would come out colored or bold.
    private(set) var isStyled = false
    /// A sequence that was begun and not ended.
    private(set) var isCut = false
    /// What was written after the alternate screen was left.
    private(set) var after = ""

    /// What a terminal begins with: a cursor that is seen, and lines that wrap.
    private static let found: Set<String> = ["25", "7"]
    private static let alternateScreen = "1049"

    /// Whether the cursor can be seen, the shell's screen is back, and nothing else is left on.
    var isAsFound: Bool { modes == Self.found && !isStyled && !isCut }

    init(_ bytes: [UInt8]) {
        modes = Self.found
        var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar.value {
            case 0x1b: readSequence(&scalars)
            case 0x18: isCut = false
            default: after.unicodeScalars.append(scalar)
            }
        }
    }

    private mutating func readSequence(_ scalars: inout ArraySlice<Unicode.Scalar>) {
        guard let kind = scalars.popFirst() else {
            isCut = true
            return
        }
        switch kind {
        case "[": readControl(&scalars)
        case "=": modes.insert("keypad")
        case ">": modes.remove("keypad")
        case "(", ")": _ = scalars.popFirst()
        case "]", "_", "P": readString(&scalars)
        default: break
        }
    }

    /// A control sequence: parameters, then the letter that says what it does.
    private mutating func readControl(_ scalars: inout ArraySlice<Unicode.Scalar>) {
        var parameters = ""
        while let scalar = scalars.popFirst() {
            guard (0x40...0x7e).contains(scalar.value) else {
                parameters.unicodeScalars.append(scalar)
                continue
            }
            switch scalar {
            case "h" where parameters.hasPrefix("?"): set(parameters, true)
            case "l" where parameters.hasPrefix("?"): set(parameters, false)
            case "m": isStyled = !["", "0", "39;49", "0;10"].contains(parameters)
            default: break
            }
            return
        }
        isCut = true
    }

    private mutating func set(_ parameters: String, _ isOn: Bool) {
        for mode in parameters.dropFirst().split(separator: ";").map(String.init) {
            if isOn { modes.insert(mode) } else { modes.remove(mode) }
            if mode == Self.alternateScreen, !isOn { after = "" }
        }
        // Blinking of the cursor and reporting of keys in their plain form are the terminal's own taste.
        modes.subtract(["12", "1034"])
    }

    /// A string for the terminal itself, up to its end by BEL or ST.
    private mutating func readString(_ scalars: inout ArraySlice<Unicode.Scalar>) {
        while let scalar = scalars.popFirst() {
            if scalar.value == 0x07 { return }
            if scalar.value == 0x1b, scalars.first == "\\" {
                scalars.removeFirst()
                return
            }
        }
        isCut = true
    }
}
