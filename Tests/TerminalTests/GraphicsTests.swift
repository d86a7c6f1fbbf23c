import TerminalUI
import Testing

@testable import Terminal

@Suite struct GraphicsTests {
    @Test("only terminals that are likely to have graphics are asked, and none behind a multiplexer")
    func whoIsAsked() {
        for likely in [
            ["KITTY_WINDOW_ID": "1"], ["TERM": "xterm-kitty"], ["TERM": "xterm-ghostty"],
            ["TERM_PROGRAM": "WezTerm"], ["KONSOLE_VERSION": "240800"],
        ] {
            #expect(GraphicsQuery.isWorthAsking(likely))
            for between in ["TMUX", "STY", "NO_COLOR"] {
                #expect(!GraphicsQuery.isWorthAsking(likely.merging([between: "x"]) { $1 }))
            }
        }
        #expect(!GraphicsQuery.isWorthAsking(["TERM": "xterm-256color"]))
        #expect(!GraphicsQuery.isWorthAsking(["TERM": "linux", "TERM_PROGRAM": "Apple_Terminal"]))
    }

    @Test("the answers are over with the terminal's attributes, and say yes by OK alone")
    func answers() {
        let yes = "\u{1B}_Gi=31;OK\u{1B}\\"
        #expect(!GraphicsQuery.isComplete(yes))
        #expect(GraphicsQuery.isComplete(yes + "\u{1B}[?62;4c"))
        #expect(GraphicsQuery.says(yes))
        #expect(!GraphicsQuery.says("\u{1B}_Gi=31;ENOTSUPPORTED\u{1B}\\\u{1B}[?62c"))
        #expect(!GraphicsQuery.says("\u{1B}[?1;2c"))
    }

    @Test("a picture goes in parts that the protocol allows, and asks for no answer")
    func sequences() throws {
        let pixels = [UInt8](repeating: 7, count: 64 * 64 * 3)
        let picture = try #require(Picture(width: 64, height: 64, rgb: pixels))
        let text = KittyGraphics.show(PlacedPicture(picture, in: Rect(x: 3, y: 1, width: 20, height: 10)))
        #expect(text.hasPrefix("\u{1B}7\u{1B}[2;4H\u{1B}_Ga=T,f=24,s=64,v=64,c=20,r=10,C=1,"))
        #expect(text.hasSuffix("\u{1B}\\\u{1B}8"))
        let parts = text.split(separator: "\u{1B}_G").dropFirst()
        #expect(parts.count == 4)
        for part in parts {
            #expect(part.contains("q=2"))
            let payload = part.split(separator: ";")[1].prefix { $0 != "\u{1B}" }
            #expect(payload.count <= 4096)
        }
        #expect(parts.dropLast().allSatisfy { $0.contains("m=1") })
        #expect(parts.last?.contains("m=0") == true)
    }

    @Test("a large picture is sent no larger than a screen can show")
    func largePictures() throws {
        let pixels = [UInt8](repeating: 0, count: 1280 * 640 * 3)
        let picture = try #require(Picture(width: 1280, height: 640, rgb: pixels))
        let text = KittyGraphics.show(PlacedPicture(picture, in: Rect(x: 0, y: 0, width: 8, height: 2)))
        #expect(text.contains("s=320,v=160"))
    }
}
