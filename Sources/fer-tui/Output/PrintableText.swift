/// Text from outside, such as names of files and models, made harmless for a terminal. Everything that the program
/// prints goes through here.
enum PrintableText {
    /// The text with "?" for each character that a terminal acts upon or that changes the direction of text, and with a
    /// space for a tab. Newlines stay.
    static func lines(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar == "\t" ? " " : isActive(scalar) ? "?" : scalar)
        }
        return String(result)
    }

    /// The same on one line.
    static func line(_ text: String) -> String {
        String(lines(text).map { $0.isNewline ? " " : $0 })
    }

    /// JSON text, in which such characters stand only within strings, with them as escapes: the values stay what they
    /// are.
    static func json(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            guard isActive(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }

    /// Control characters of both sets, line and paragraph separators, and invisible formatting except the joiners that
    /// scripts and emoji need.
    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .format: scalar.value != 0x200C && scalar.value != 0x200D
        case .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
