import CNcurses
import TerminalUI
import Testing

@testable import Terminal

@Suite struct InputTests {
    @Test("characters are keys, control characters their names")
    func characters() {
        #expect(KeyDecoder.character(0x71) == .character("q"))
        #expect(KeyDecoder.character(0x8868) == .character("表"))
        #expect(
            [27, 9, 10, 13, 127, 8].map(KeyDecoder.character) == [
                .escape, .tab, .enter, .enter, .backspace, .backspace,
            ])
        #expect(KeyDecoder.character(18) == .control("r"))
        #expect(KeyDecoder.character(0) == nil)
        #expect(KeyDecoder.character(0xd800) == nil)
    }

    @Test("keys of curses")
    func keys() {
        #expect(KeyDecoder.key(KEY_PPAGE) == .pageUp)
        #expect(KeyDecoder.key(KEY_BTAB) == .backTab)
        #expect(KeyDecoder.key(curses_function_key(5)) == .function(5))
        #expect(KeyDecoder.key(KEY_CANCEL) == nil)
    }

    @Test("two presses at one place in quick succession are a double click")
    func doubleClicks() {
        var counter = ClickCounter()
        let place = Position(column: 3, row: 4)
        let start = ContinuousClock.now
        #expect(counter.press(at: place, now: start).action == .click)
        #expect(counter.press(at: place, now: start + .milliseconds(150)).action == .doubleClick)
        #expect(counter.press(at: place, now: start + .milliseconds(300)).action == .click)
        #expect(counter.press(at: place, now: start + .seconds(2)).action == .click)
        #expect(counter.press(at: Position(column: 9, row: 4), now: start + .seconds(2)).action == .click)
    }
}
