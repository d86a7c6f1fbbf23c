import CNcurses
import Foundation

/// Finds the terminfo entry to use.
enum TerminalType {
    /// The type that TERM names, checked without touching the screen.
    static func named(in environment: [String: String]) throws(TerminalError) -> String {
        guard let type = environment["TERM"], !type.isEmpty else { throw .noType }
        if type == "dumb" { throw .plainType(type) }
        switch lookUp(type) {
        case .found: return type
        case .unknown: throw .unknownType(type)
        case .noDatabase: throw .noDatabase
        }
    }

    /// The entry of the same terminal that takes RGB colours directly; nil where there is none.
    ///
    /// Terminals tell by COLORTERM that they show RGB, but TERM mostly names the entry with 256 colours. Its
    /// sibling `…-direct`, where terminfo has it, differs in the colours alone.
    static func direct(of type: String, environment: [String: String]) -> String? {
        guard ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "") else { return nil }
        let family = type.hasSuffix("-256color") ? String(type.dropLast(9)) : type
        let names = ["\(family)-direct", family.hasPrefix("xterm-") ? "\(family.dropFirst(6))-direct" : nil]
        return names.compactMap { $0 }.first { lookUp($0) == .found }
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
