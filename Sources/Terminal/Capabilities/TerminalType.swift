import CNcurses
import Foundation

/// The terminfo entry to use.
struct TerminalType: Equatable {
    /// Terminals that understand xterm's sequences, by the start of their names; over ssh, the remote system often lacks their
    /// entries.
    private static let families = [
        "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole", "mintty",
        "ms-terminal",
        "putty", "rio", "rxvt", "st", "vte", "wezterm", "zed",
    ]
    private static let multiplexers = ["tmux", "screen"]

    let name: String
    /// A message about a fallback; nil if the entry is the one that TERM names.
    let note: String?

    /// Checks the type that TERM names, without touching the screen. An unknown type that is like xterm becomes xterm.
    init(environment: [String: String]) throws(TerminalError) {
        guard let asked = environment["TERM"], !asked.isEmpty else { throw .noType }
        if asked == "dumb" { throw .plainType(asked) }
        switch Self.lookUp(asked) {
        case .found: (name, note) = (asked, nil)
        case .noDatabase: throw .noDatabase
        case .unknown:
            guard let like = Self.fallbacks(for: asked).first(where: { Self.lookUp($0) == .found }) else {
                throw .unknownType(asked)
            }
            (name, note) = (like, "the terminal type \(asked) is unknown here: \(like) is used")
        }
    }

    /// Entries to use for an unknown terminal; none if its name says nothing.
    static func fallbacks(for type: String) -> [String] {
        let isOf = { (family: String) in type == family || type.hasPrefix(family + "-") }
        if multiplexers.contains(where: isOf) { return ["screen-256color", "screen", "xterm"] }
        let isLikeXterm =
            families.contains(where: isOf) || type.hasSuffix("-256color") || type.hasSuffix("-direct")
        return isLikeXterm ? ["xterm-256color", "xterm"] : []
    }

    /// The entry of the same terminal that takes RGB colors directly; nil if there is none.
    ///
    /// Terminals tell by COLORTERM that they show RGB, but TERM mostly names the entry with 256 colors. Its
    /// sibling `…-direct`, where terminfo has it, differs in the colors alone.
    func direct(environment: [String: String]) -> String? {
        guard ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") else { return nil }
        let family = name.hasSuffix("-256color") ? String(name.dropLast(9)) : name
        let names = ["\(family)-direct", family.hasPrefix("xterm-") ? "\(family.dropFirst(6))-direct" : nil]
        return names.compactMap { $0 }.first { Self.lookUp($0) == .found }
    }

    private enum LookUp { case found, unknown, noDatabase }

    private static func lookUp(_ type: String) -> LookUp {
        defer { curses_end_look_up() }
        return switch curses_look_up(type, STDOUT_FILENO) {
        case 1: .found
        case -1: .noDatabase
        default: .unknown
        }
    }
}
