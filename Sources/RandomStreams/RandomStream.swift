/// What a random draw is for. Streams of different purposes never share a number.
package enum DrawPurpose: UInt32, Sendable {
    case weightInitialization = 1
    case epochOrder = 2
    case augmentation = 3
    case dropout = 4
    case stochasticDepth = 5
    case split = 6
    case subset = 7
    case syntheticFace = 8
    case benchmark = 9
    case bootstrap = 10
    case mixing = 11
    case label = 12
    case validation = 13
}

/// An unending row of random numbers, fixed by (seed, epoch, sample, purpose).
///
/// The stream is a value: copying it copies its position.
package struct RandomStream: Sendable {
    private let key: SIMD2<UInt32>
    private var counter: SIMD4<UInt32>
    private var words = SIMD4<UInt32>()
    private var used = 4

    package init(seed: UInt64, epoch: UInt32 = 0, sample: UInt32 = 0, purpose: DrawPurpose) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        counter = SIMD4(epoch, sample, purpose.rawValue, 0)
    }

    /// The next 32 random bits.
    package mutating func nextWord() -> UInt32 {
        if used == 4 {
            words = Philox.words(counter: counter, key: key)
            counter[3] &+= 1
            used = 0
        }
        defer { used += 1 }
        return words[used]
    }

    /// Uniform in [0, 1), a multiple of 2⁻²⁴.
    package mutating func uniform() -> Float {
        Float(nextWord() >> 8) * 0x1p-24
    }

    /// Uniform in [lower, upper).
    package mutating func uniform(_ lower: Float, _ upper: Float) -> Float {
        lower + (upper - lower) * uniform()
    }

    /// Uniform in 0..<bound; `bound` must be positive. Multiply-shift: the bias is below bound/2³².
    package mutating func below(_ bound: Int) -> Int {
        Int((UInt64(nextWord()) &* UInt64(bound)) >> 32)
    }

    /// True with the given probability.
    package mutating func chance(_ probability: Float) -> Bool {
        uniform() < probability
    }

    /// A random permutation of 0..<count (Fisher and Yates).
    package mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, below(last + 1))
        }
        return order
    }
}
