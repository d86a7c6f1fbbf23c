import RandomStreams
import Testing

@Suite("Sketches of tensors")
struct SignSketchTests {
    private func sketch(_ values: [Float], tensor: UInt32 = 3, seed: UInt64 = 7) -> SignSketch {
        values.withUnsafeBufferPointer { SignSketch(of: $0, tensor: tensor, seed: seed) }
    }

    private func noise(_ count: Int, seed: UInt64) -> [Float] {
        var stream = RandomStream(seed: seed, purpose: .benchmark)
        return (0..<count).map { _ in stream.uniform(-1, 1) }
    }

    /// `philox.sketch(0.5 + np.arange(11), tensor=3, seed=(5 << 32) + 7)` of the fixture script.
    @Test("The signs are those of the script that writes fixtures")
    func agreesWithTheScript() {
        let values = (0..<11).map { 0.5 + Float($0) }
        let sketch = sketch(values, tensor: 3, seed: 5 << 32 + 7)
        let expected: SIMD16<Double> = [
            -12.5, -44.5, -20.5, -13.5, 10.5, 21.5, 8.5, 10.5,
            -17.5, 22.5, -18.5, -16.5, -9.5, -19.5, -15.5, 6.5,
        ]
        #expect(abs(sketch.norm - 21.041625412500814) < 1e-9)
        #expect(sketch.projections == expected)
    }

    @Test("The distance of two sketches is that of their tensors, within four deviations of 18%")
    func distance() {
        let first = noise(10_003, seed: 1)
        let second = zip(first, noise(10_003, seed: 2)).map { $0 + 1e-3 * $1 }
        let exact = zip(first, second).map { Double($0 - $1) * Double($0 - $1) }.reduce(0, +).squareRoot()
        let estimate = sketch(first).distance(to: sketch(second))
        #expect(abs(estimate / exact - 1) < 0.72)
    }

    @Test("One wrong element shows, wherever it is", arguments: [0, 1, 7, 8, 500, 1_002])
    func singleElement(index: Int) {
        let values = noise(1_003, seed: 1)
        var wrong = values
        wrong[index] += 0.5
        // Every projection holds every element with a sign, so here the estimate is exact.
        #expect(abs(sketch(values).distance(to: sketch(wrong)) - 0.5) < 1e-6)
    }
}
