import Foundation
import TerminalUI
import Testing

@testable import Dashboard
@testable import RunStore

/// The engine's log: following, searching, and staying in place while it grows.
@Suite struct LogScreenTests {
    @Test func `the view jumps to matches as they are typed, and Esc goes back to following`() {
        var state = Self.log(lines: 200)
        DashboardDriver.press(["/", "l", "i", "n", "e", " ", "7", "7"], &state)
        #expect(state.log.match == 76)
        #expect(DashboardDriver.text(state).contains("line 77"))
        #expect(state.view().lines.last?.contains("1 found") == true)
        DashboardDriver.press([.escape], &state)
        #expect(state.log.first == nil)
        #expect(DashboardDriver.text(state).contains("following"))
        #expect(DashboardDriver.text(state).contains("line 200"))
    }

    @Test func `n and N walk through the matches, around at the ends`() {
        var state = Self.log(lines: 200)
        DashboardDriver.press(["/", "e", " ", "1", "5", .enter], &state)
        let matches = [14, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158]
        #expect(state.log.match == matches[0])
        for match in matches.dropFirst() + [matches[0]] {
            DashboardDriver.press(["n"], &state)
            #expect(state.log.match == match)
        }
        DashboardDriver.press(["N"], &state)
        #expect(state.log.match == matches.last)
    }

    @Test func `a text that is not there is said to be missing, and nothing moves`() {
        var state = Self.log(lines: 50)
        DashboardDriver.press(["/", "z", "z"], &state)
        #expect(state.view().lines.last?.contains("not found") == true)
        #expect(state.log.first == nil)
        DashboardDriver.press([.enter, "n"], &state)
        #expect(state.notice?.text == "zz: not found")
    }

    @Test func `lines that are read stay where they are while new ones come`() {
        var state = Self.log(lines: LogLines.capacity)
        DashboardDriver.press([.up, .up, .up], &state)
        let shown = Self.contents(state)
        var run = state.run
        run.log.append(contentsOf: (0..<100).map { "new \($0)" })
        _ = state.update(.run(run))
        #expect(Self.contents(state) == shown)
        DashboardDriver.press(["f"], &state)
        #expect(DashboardDriver.text(state).contains("new 99"))
    }

    @Test func `long lines can be read to their end`() {
        var state = Self.log(lines: 3)
        state.run.log.append(String(repeating: ".", count: 150) + "END")
        #expect(!DashboardDriver.text(state).contains("END"))
        DashboardDriver.press([Key](repeating: .right, count: 12), &state)
        #expect(DashboardDriver.text(state).contains("END"))
        DashboardDriver.press([Key](repeating: .left, count: 20), &state)
        #expect(DashboardDriver.text(state).contains("line 1"))
    }

    @Test func `the wheel moves the log by three lines`() {
        var state = Self.log(lines: 200)
        let event = MouseEvent(action: .scrollUp, position: Position(column: 10, row: 10))
        _ = state.update(.input(.mouse(event)))
        #expect(state.log.first == 200 - state.logHeight - 3)
    }

    @Test func `a growing file is read line by line, also one that is begun anew`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/log-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var follower = LogFollower(path: path)
        #expect(Self.reads(&follower) == false)
        try SmallFile.save("one\ntw", to: path)
        #expect(Self.reads(&follower))
        #expect(follower.shown.lines == ["one", "tw"])
        try SmallFile.save("one\ntwo\nthree\r\n", to: path)
        #expect(Self.reads(&follower))
        #expect(follower.shown.lines == ["one", "two", "three"])
        #expect(Self.reads(&follower) == false)
        try SmallFile.save("new\n", to: path)
        #expect(Self.reads(&follower))
        #expect(follower.shown.lines == ["new"])
    }

    @Test func `of a huge log the last lines are read, and the panel says so`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/log-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try SmallFile.save((0..<40_000).map { "line \($0)\n" }.joined(), to: path)
        var follower = LogFollower(path: path)
        #expect(Self.reads(&follower))
        #expect(follower.shown.lines.last == "line 39999")
        #expect(follower.shown.count <= LogLines.capacity)
        #expect(follower.shown.isTail)
        var state = Self.log(lines: 0)
        state.run.log = follower.shown
        #expect(DashboardDriver.text(state).contains("last 5,000 lines"))
    }

    private static func log(lines: Int) -> DashboardState {
        var state = RunFixtures.state(RunFixtures.live)
        state.run.log = LogLines((0..<lines).map { "line \($0 + 1)" })
        _ = state.show(.log)
        return state
    }

    private static func reads(_ follower: inout LogFollower) -> Bool { follower.read() }

    /// What the log's panel holds.
    private static func contents(_ state: DashboardState) -> [String] {
        state.view().lines.dropFirst(4).dropLast(2).map { String($0.prefix(60)) }
    }
}
