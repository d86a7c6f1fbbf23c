import TerminalUI
import Testing

@testable import Terminal

@Suite struct ColorSupportTests {
    private func support(
        _ colors: Int, isDirect: Bool = false, wanted: ColorDepth? = nil, environment: [String: String] = [:]
    ) -> ColorSupport {
        ColorSupport(colors: colors, isDirect: isDirect, wanted: wanted, environment: environment)
    }

    @Test("the depth follows the terminal's count of colors")
    func depths() {
        #expect(support(1 << 24, isDirect: true).depth == .truecolor)
        #expect(
            [256, 88, 16, 8, 0].map { support($0).depth } == [
                .palette256, .palette16, .palette16, .palette8, .mono,
            ])
    }

    @Test("the user may ask for less, not for more")
    func wantedDepth() {
        #expect(support(256, wanted: .palette16).depth == .palette16)
        #expect(support(8, wanted: .truecolor).depth == .palette8)
    }

    @Test("NO_COLOR with any text takes colors away, empty it does nothing")
    func noColor() {
        #expect(support(256, environment: ["NO_COLOR": "1"]).depth == .mono)
        #expect(support(256, environment: ["NO_COLOR": ""]).depth == .palette256)
    }

    @Test("colors are numbered as the terminal does")
    func numbers() {
        #expect(support(256).number(nil) == -1)
        #expect(support(256).number(.palette(208)) == 208)
        #expect(support(1 << 24, isDirect: true).number(.hex(0x123456)) == 0x123456)
        #expect(support(1 << 24, isDirect: true).number(.palette(196)) == 0xff0000)
    }

    /// ncurses takes direct colors below eight for entries of the palette.
    @Test("the darkest blues are not taken for red or white")
    func darkBlue() {
        #expect(support(1 << 24, isDirect: true).number(.hex(0x000007)) == 8)
        #expect(support(1 << 24, isDirect: true).number(.hex(0x000000)) == 0)
    }
}
