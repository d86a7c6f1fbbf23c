import RandomStreams
import Testing

@Suite("Random streams")
struct RandomStreamTests {
    private func words(_ stream: RandomStream, _ count: Int) -> [UInt32] {
        var stream = stream
        return (0..<count).map { _ in stream.nextWord() }
    }

    @Test("The same seed, epoch, sample and purpose give the same numbers; any other gives others")
    func streamsAreKeyed() {
        func stream(
            seed: UInt64 = 1, epoch: UInt32 = 2, sample: UInt32 = 3, purpose: DrawPurpose = .dropout
        ) -> [UInt32] {
            words(RandomStream(seed: seed, epoch: epoch, sample: sample, purpose: purpose), 10)
        }
        #expect(stream() == stream())
        let others = [
            stream(), stream(seed: 2), stream(seed: 1 | 1 << 32), stream(epoch: 3), stream(sample: 4),
            stream(purpose: .augmentation),
        ]
        #expect(Set(others).count == others.count)
    }

    @Test("The words are Philox's, four to a counter")
    func wordsFollowTheCounter() {
        let key = SIMD2<UInt32>(0x89AB_CDEF, 0x0123_4567)
        let purpose = DrawPurpose.augmentation
        let expected = (0..<3).flatMap { draw in
            let block = Philox.words(counter: SIMD4(7, 9, purpose.rawValue, UInt32(draw)), key: key)
            return (0..<4).map { block[$0] }
        }
        let stream = RandomStream(seed: 0x0123_4567_89AB_CDEF, epoch: 7, sample: 9, purpose: purpose)
        #expect(words(stream, 12) == expected)
    }

    @Test("Uniform numbers stay in [0, 1), fill it evenly and do not follow one another")
    func uniform() {
        var stream = RandomStream(seed: 5, purpose: .benchmark)
        let values = (0..<100_000).map { _ in Double(stream.uniform()) }
        #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
        // Of 100,000 draws a bin of 20 expects 5,000 with a deviation of 69: five deviations.
        var bins = [Int](repeating: 0, count: 20)
        for value in values { bins[Int(value * 20)] += 1 }
        #expect(bins.allSatisfy { abs($0 - 5_000) < 345 })
        // The lag-one correlation has a deviation of 1/√n = 0.0032: five deviations.
        let products = zip(values, values.dropFirst()).map { ($0 - 0.5) * ($1 - 0.5) }
        #expect(abs(products.reduce(0, +) / 100_000 * 12) < 0.016)
    }

    @Test("A range's bounds hold")
    func uniformInRange() {
        var stream = RandomStream(seed: 5, purpose: .benchmark)
        let values = (0..<10_000).map { _ in stream.uniform(-2, 3) }
        #expect(values.allSatisfy { $0 >= -2 && $0 < 3 })
        // Of 10,000 draws none in the outer hundredth has a chance of e⁻¹⁰⁰.
        #expect((values.min() ?? 0) < -1.95)
        #expect((values.max() ?? 0) > 2.95)
    }

    @Test("Whole numbers below a bound are equally likely", arguments: [1, 2, 3, 7, 10])
    func below(bound: Int) {
        var stream = RandomStream(seed: 6, purpose: .benchmark)
        var counts = [Int](repeating: 0, count: bound)
        for _ in 0..<30_000 { counts[stream.below(bound)] += 1 }
        let mean = 30_000.0 / Double(bound)
        // Five deviations of a binomial count.
        #expect(counts.allSatisfy { abs(Double($0) - mean) <= 5 * mean.squareRoot() })
    }

    @Test("A chance comes true as often as it says")
    func chance() {
        var stream = RandomStream(seed: 7, purpose: .benchmark)
        let hits = (0..<10_000).filter { _ in stream.chance(0.3) }.count
        // A deviation is √(10,000 · 0.3 · 0.7) = 46: five.
        #expect(abs(hits - 3_000) < 230)
        #expect((0..<1_000).allSatisfy { _ in !stream.chance(0) })
        #expect((0..<1_000).allSatisfy { _ in stream.chance(1) })
    }

    @Test("A permutation holds every index once", arguments: [0, 1, 2, 3, 100])
    func permutationIsComplete(count: Int) {
        var stream = RandomStream(seed: 8, purpose: .epochOrder)
        #expect(stream.permutation(count).sorted() == Array(0..<count))
    }

    @Test("All orders of four are equally likely")
    func permutationIsFair() {
        var stream = RandomStream(seed: 9, purpose: .epochOrder)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<24_000 { counts[stream.permutation(4), default: 0] += 1 }
        #expect(counts.count == 24)
        // Each of 24 orders expects 1,000 with a deviation of 31: five.
        #expect(counts.values.allSatisfy { abs($0 - 1_000) < 155 })
    }

    @Test("Copying a stream copies its position")
    func copies() {
        var stream = RandomStream(seed: 10, purpose: .subset)
        _ = words(stream, 3)
        _ = stream.nextWord()
        #expect(words(stream, 9) == words(stream, 9))
        let copy = stream
        let next = stream.nextWord()
        #expect(words(copy, 1) == [next])
    }
}
