import Testing

@testable import Dashboard

@Suite struct StepCurveTests {
    @Test func `a long run fits, and a single spike among them stays`() {
        var curve = StepCurve()
        for step in 1...300_000 { curve.append(step: step, value: step == 154_321 ? 99 : 1) }
        let points = curve.points
        #expect(points.count <= 2 * StepCurve.capacity)
        #expect(points.contains { $0.x == 154_321 && $0.y == 99 })
        #expect(points.first?.x == 1)
        #expect(zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x })
    }

    @Test func `few steps are kept as they are`() {
        var curve = StepCurve()
        for step in 1...5 { curve.append(step: step, value: Double(step) / 2) }
        #expect(curve.points.map(\.y) == [0.5, 1, 1.5, 2, 2.5])
    }

    @Test func `values that are no numbers are passed on to be marked`() {
        var curve = StepCurve()
        for step in 1...5 { curve.append(step: step, value: step == 3 ? .nan : 1) }
        #expect(curve.points.count { !$0.y.isFinite } == 1)
        #expect(curve.smoothed(weight: 0.9).count { !$0.y.isFinite } == 1)
    }

    @Test func `smoothing starts at the first value and is unbiased`() {
        var curve = StepCurve()
        for step in 1...100 { curve.append(step: step, value: 4) }
        // A constant stays itself, to rounding.
        #expect(curve.smoothed(weight: 0.98).allSatisfy { abs($0.y - 4) < 1e-9 })
        #expect(curve.smoothed(weight: 0).map(\.y) == [Double](repeating: 4, count: 100))
    }

    @Test func `the value at a step is read exactly`() {
        var curve = StepCurve()
        #expect(curve.value(nearest: 3) == nil)
        for step in 1...5 { curve.append(step: step, value: Double(step * step)) }
        #expect(curve.value(nearest: 3.2)?.y == 9)
        #expect(curve.value(nearest: 99)?.x == 5)
    }
}
