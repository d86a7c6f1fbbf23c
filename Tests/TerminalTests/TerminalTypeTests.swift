import Foundation
import Testing

@testable import Terminal

@Suite(.serialized) struct TerminalTypeTests {
    @Test("an unknown terminal that takes xterm's sequences becomes xterm, and the user is told")
    func likeXterm() throws {
        for type in ["xterm-unheard-of", "foot-unheard-of", "kitty-unheard-of", "no-such-256color"] {
            let found = try TerminalType(environment: ["TERM": type])
            #expect(found.name == "xterm-256color")
            #expect(found.note == "the terminal type \(type) is unknown here: xterm-256color is used")
        }
        #expect(try TerminalType(environment: ["TERM": "tmux-unheard-of"]).name == "screen-256color")
    }

    @Test(
        "the names under which kitty, ghostty, foot, alacritty and wezterm log in elsewhere have a fallback")
    func commonNames() {
        for type in ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "rxvt-unicode-256color"]
        {
            #expect(TerminalType.fallbacks(for: type) == ["xterm-256color", "xterm"])
        }
        // A name that only begins with the same letters says nothing.
        #expect(TerminalType.fallbacks(for: "stupid").isEmpty)
        #expect(TerminalType.fallbacks(for: "no-such-terminal").isEmpty)
    }

    @Test("ESCDELAY says how long an escape waits, where it is a number of milliseconds")
    func escapeDelay() {
        #expect(TerminalSession.escapeMilliseconds([:]) == 25)
        #expect(TerminalSession.escapeMilliseconds(["ESCDELAY": "200"]) == 200)
        for value in ["", "soon", "-1", "0", "99999999999"] {
            #expect(TerminalSession.escapeMilliseconds(["ESCDELAY": value]) == 25)
        }
    }

    @Test("a crash is logged in the user's folder for such")
    func crashLog() {
        #expect(CrashReport.path(["XDG_STATE_HOME": "/s"]) == "/s/fer-tui/crash.log")
        #expect(
            CrashReport.path(["HOME": "/h", "XDG_STATE_HOME": "here"]) == "/h/.local/state/fer-tui/crash.log")
        #expect(CrashReport.path([:]) == nil)
    }
}
