import Testing

@testable import TerminalUI

@Suite struct AxisTicksTests {
    @Test(
        "ticks are round, and no more than wanted",
        arguments: [
            (0.0...1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
            (0.32...0.79, 4, ["0.4", "0.6"]),
            (0...23_456, 3, ["0", "10k", "20k"]),
            (-1...1, 5, ["-1.0", "-0.5", "0.0", "0.5", "1.0"]),
        ])
    func linear(range: ClosedRange<Double>, limit: Int, labels: [String]) {
        #expect(AxisTicks.linear(range, limit: limit).labels == labels)
    }

    @Test("epochs have no halves")
    func integers() {
        #expect(AxisTicks.linear(1...3, limit: 10, isInteger: true).labels == ["1", "2", "3"])
    }

    @Test("shares can be written as percent")
    func percent() {
        #expect(AxisTicks.linear(0...1, limit: 3, isPercent: true).labels == ["0%", "50%", "100%"])
    }

    @Test("a span of nothing has no ticks")
    func degenerate() {
        #expect(AxisTicks.linear(1...1, limit: 5).values.isEmpty)
        #expect(AxisTicks.linear(0...(.infinity), limit: 5).values.isEmpty)
        #expect(AxisTicks.logarithmic(0...1, limit: 5).values.isEmpty)
    }

    @Test("numbers are short")
    func shortNumbers() {
        let values: [Double] = [0, 0.53, 1.0712, 412.3, 23_456, 1_250_000, 1e-4, -0.25, .nan, .infinity]
        let texts = values.map { NumberText.short($0) }
        #expect(texts == ["0", "0.53", "1.071", "412.3", "23.5k", "1.2M", "1e-4", "-0.25", "NaN", "Inf"])
        #expect(NumberText.grouped(1_234_567) == "1,234,567")
    }
}
