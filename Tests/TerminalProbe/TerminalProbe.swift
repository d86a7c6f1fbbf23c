import Foundation
import Terminal
import TerminalUI

/// Opens the screen and goes wrong in the way that it is told to, so that tests see what becomes of the terminal.
@main @MainActor struct TerminalProbe {
    struct Trouble: Error, CustomStringConvertible {
        let description = "trouble, as asked for"
    }

    static func main() throws {
        let way = CommandLine.arguments.dropFirst().first ?? "wait"
        let terminal = try TerminalSession(TerminalOptions())
        var grid = CellGrid(size: terminal.size, style: Appearance().ground)
        grid.write("the screen is up", column: 2, row: 1, style: Appearance().style(.accent).bold)
        terminal.show(grid)
        if way == "escape" { print("escape is known after \(terminal.escapeMilliseconds) ms") }
        try goWrong(way)
        while terminal.nextEvent() != .interrupted {}
        terminal.close()
    }

    private static func goWrong(_ way: String) throws {
        switch way {
        case "fatalError": fatalError("fatal, as asked for")
        case "error": throw Trouble()
        case "exit": exit(3)
        case "abort": abort()
        case "print":
            print("a stray line")
            FileHandle.standardError.write(Data("a stray error\n".utf8))
        default: break
        }
    }
}
