import Testing

@testable import TerminalUI

@Suite struct LayoutTests {
    @Test("fixed parts get what they ask for, flexible ones share the rest by weight")
    func sharesTheRest() {
        let area = Rect(x: 0, y: 0, width: 80, height: 24)
        let rows = area.rows(.fixed(1), .flexible(weight: 2), .flexible(weight: 1), .fixed(2))
        #expect(rows.map(\.height) == [1, 14, 7, 2])
        #expect(rows.map(\.y) == [0, 1, 15, 22])
    }

    @Test("in too little room the higher priority is served first")
    func servesPrioritiesFirst() {
        let area = Rect(x: 0, y: 0, width: 10, height: 2)
        let rows = area.rows(.fixed(1), .fixed(5), .fixed(1), priorities: [2, 0, 1])
        #expect(rows.map(\.height) == [1, 0, 1])
    }

    @Test("parts never leave the whole, whatever is asked", arguments: [0, 1, 2, 7, 40])
    func staysInside(width: Int) {
        let area = Rect(x: 3, y: 2, width: width, height: 1)
        let parts = area.columns(.fraction(0.7), .fixed(9), .flexible(minimum: 4), gap: 2)
        #expect(parts.allSatisfy { $0.minX >= area.minX && $0.maxX <= area.maxX })
    }
}
