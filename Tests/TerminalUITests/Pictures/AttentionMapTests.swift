import Testing

@testable import TerminalUI

@Suite struct AttentionMapTests {
    @Test("a map needs a square of numbers")
    func checksSize() {
        #expect(AttentionMap(side: 2, values: [1, 2, 3]) == nil)
        #expect(AttentionMap(side: 0, values: []) == nil)
        #expect(AttentionMap(side: 1, values: [.nan]) == nil)
    }

    @Test("the greatest value is 1, and between cells it goes evenly")
    func scaling() throws {
        let map = try #require(AttentionMap(side: 2, values: [0, 4, 0, 4]))
        #expect(map.value(x: 1, y: 0.5) == 1)
        #expect(map.value(x: 0.5, y: 0) == 0.5)
        #expect(map.value(x: 0, y: 1) == 0)
        #expect(map.value(x: -3, y: 9) == 0)
        #expect(try #require(AttentionMap(side: 1, values: [0])).value(x: 0.5, y: 0.5) == 0)
    }

    @Test("a wide picture is lit in its middle square alone, the rest goes dark")
    func overlay() throws {
        let white = try #require(Picture(width: 40, height: 10, rgb: [UInt8](repeating: 255, count: 1200)))
        let map = try #require(AttentionMap(side: 1, values: [1]))
        let lit = white.overlaid(with: map, colors: .viridis)
        #expect(lit[20, 5].luminance > 0.5)
        #expect(lit[2, 5].luminance < 0.1)
        #expect(lit[37, 5].luminance < 0.1)
    }
}
