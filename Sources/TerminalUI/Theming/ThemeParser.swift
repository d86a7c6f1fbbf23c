/// Reads theme files: lines of `key = "value"`, empty lines, and comments from `#` outside quotes to the end.
///
/// The keys are those of `ThemeRole` with a color `"#rrggbb"` or `"default"` (the terminal's own), `summary`,
/// and `heatmap` with `"viridis"` or `"cividis"`. A file may be partial: what it leaves out comes from the
/// theme it is laid upon.
package enum ThemeParser {
    /// Parses a theme.
    ///
    /// - Parameters:
    ///   - text: The file's contents.
    ///   - file: Its path, for messages.
    ///   - name: The theme's name.
    ///   - base: Gives what the file leaves out.
    package static func parse(_ text: String, file: String, name: String, base: Theme) throws(ThemeError)
        -> Theme
    {
        var theme = base.renamed(name)
        var seen: [String: Int] = [:]
        for (index, content) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let line = SourceLine(file: file, number: index + 1)
            guard let (key, value) = try entry(content, line) else { continue }
            if let earlier = seen[key] { throw line.error("\"\(key)\" is already set in line \(earlier)") }
            seen[key] = line.number
            try apply(key, value, to: &theme, line)
        }
        return theme
    }

    private struct SourceLine {
        let file: String
        let number: Int

        func error(_ problem: String) -> ThemeError { ThemeError(file: file, line: number, problem: problem) }
    }

    /// The key and value of a line; nil if it has none.
    private static func entry(_ content: Substring, _ line: SourceLine) throws(ThemeError) -> (
        String, String
    )? {
        let content = trimmed(content)
        if content.isEmpty || content.hasPrefix("#") { return nil }
        guard let equals = content.firstIndex(of: "=") else {
            throw line.error("expected key = \"#rrggbb\", found \"\(content)\"")
        }
        let key = String(trimmed(content[..<equals]))
        let rest = trimmed(content[content.index(after: equals)...])
        guard rest.hasPrefix("\""), let end = rest.dropFirst().firstIndex(of: "\"") else {
            throw line.error("the value of \"\(key)\" must stand in double quotes")
        }
        let after = trimmed(rest[rest.index(after: end)...])
        guard after.isEmpty || after.hasPrefix("#") else {
            throw line.error("unexpected \"\(after)\" after the value of \"\(key)\"")
        }
        return (key, String(rest[rest.index(after: rest.startIndex)..<end]))
    }

    private static func apply(
        _ key: String, _ value: String, to theme: inout Theme, _ line: SourceLine
    ) throws(ThemeError) {
        if key == "summary" {
            theme.summary = value
        } else if key == "heatmap" {
            guard let map = ColorMap(rawValue: value) else {
                throw line.error("no color map \"\(value)\" (use \"viridis\" or \"cividis\")")
            }
            theme.colorMap = map
        } else if let role = ThemeRole(rawValue: key) {
            theme[role] = try color(value, key, line)
        } else {
            throw line.error("no color is called \"\(key)\"")
        }
    }

    private static func color(_ value: String, _ key: String, _ line: SourceLine) throws(ThemeError) -> Color?
    {
        if value == "default" { return nil }
        let digits = value.dropFirst()
        guard value.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let number = UInt32(digits, radix: 16)
        else {
            throw line.error("\"\(key)\" must be \"#rrggbb\" or \"default\", not \"\(value)\"")
        }
        return .hex(number)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}

/// What is wrong with a theme file, and where.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
    package let file: String
    /// Counted from one; nil if the whole file is meant.
    package let line: Int?
    package let problem: String

    package init(file: String, line: Int? = nil, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    /// `file:line: problem`, as compilers write it.
    package var description: String {
        line.map { "\(file):\($0): \(problem)" } ?? "\(file): \(problem)"
    }
}
