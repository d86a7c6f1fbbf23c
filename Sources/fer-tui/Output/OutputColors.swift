import TerminalUI

/// The colours that plain output may have.
enum OutputColors {
    /// What the terminal shows as far as the environment tells; none where the output is no terminal or
    /// `NO_COLOR` is set (no-color.org).
    static func depth(environment: [String: String], isTerminal: Bool) -> ColorDepth {
        let type = environment["TERM"] ?? ""
        guard isTerminal, (environment["NO_COLOR"] ?? "").isEmpty, !type.isEmpty, type != "dumb" else {
            return .mono
        }
        if ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") { return .truecolor }
        return type.contains("256color") ? .palette256 : .palette16
    }
}
