import Testing

@testable import Figures

@Suite("Scales have round marks that hold the values")
struct TickScaleTests {
    @Test(
        "the range is whole steps around the values",
        arguments: [
            ([0.26, 0.7], [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]), ([0.42, 1.38], [0.4, 0.6, 0.8, 1, 1.2, 1.4]),
            ([3, 17], [0, 5, 10, 15, 20]),
        ])
    func marks(values: [Double], marks: [Double]) {
        let scale = TickScale(holding: values, within: 0...Double.greatestFiniteMagnitude)
        #expect(scale.marks.count == marks.count)
        // Multiples of a step that binary fractions cannot hold.
        #expect(zip(scale.marks, marks).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test("a share's range ends at 0 and 1")
    func shares() {
        let scale = TickScale(holding: [0.02, 0.999], within: 0...1)
        #expect(scale.lower == 0)
        #expect(scale.upper == 1)
    }

    @Test(
        "equal, missing and non-finite values still give a range",
        arguments: [[], [0.5], [0.5, 0.5], [.nan, 0.5, .infinity], [0], [1]] as [[Double]])
    func degenerate(values: [Double]) {
        let scale = TickScale(holding: values, within: 0...1)
        #expect(scale.upper > scale.lower)
        #expect(scale.marks.count >= 2)
        for value in values where value.isFinite {
            #expect((scale.lower...scale.upper).contains(value))
        }
    }

    @Test("epochs are marked at whole numbers", arguments: [0, 1, 2, 7, 50, 1000])
    func counts(count: Int) {
        let scale = TickScale(counting: count)
        #expect(scale.marks.allSatisfy { $0 == $0.rounded() })
        #expect((1...8).contains(scale.marks.count))
        #expect(scale.upper >= Double(count))
    }

    @Test("neighbouring marks read differently")
    func texts() {
        let scale = TickScale(holding: [0.811, 0.8135], within: 0...1)
        let texts = scale.marks.map(scale.text)
        #expect(Set(texts).count == texts.count)
    }
}
