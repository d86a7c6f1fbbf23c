/// One axis of a bicubic resampling in fixed point: which inputs make each output, and with what weights.
///
/// Enlarging uses the cubic's four neighbours; shrinking widens the cubic by the scale, which is what keeps
/// fine detail from aliasing. Weights, rounding and precision are those of Pillow's 8-bit `resize`, so the
/// pixels agree with a Python pipeline's.
struct ResampleAxis {
    /// Weights are multiples of 2⁻²².
    static let precisionBits: Int32 = 22

    /// The number of weights stored for each output; unused ones are zero.
    let taps: Int
    /// For each output, its first input.
    private(set) var first: [Int]
    /// For each output, how many inputs it has.
    private(set) var used: [Int]
    /// `taps` weights for each output.
    private(set) var weights: [Int32]

    /// - Parameters:
    ///   - input: pixels along the axis before.
    ///   - output: pixels along the axis after.
    ///   - wanted: the outputs to make; the others are cut off.
    init(input: Int, output: Int, wanted: Range<Int>) {
        let scale = Double(input) / Double(output)
        let filterScale = max(scale, 1)
        let support = 2 * filterScale
        taps = Int(support.rounded(.up)) * 2 + 1
        first = []
        used = []
        weights = [Int32](repeating: 0, count: taps * wanted.count)
        for (slot, position) in wanted.enumerated() {
            let center = (Double(position) + 0.5) * scale
            let lowest = max(0, Int(center - support + 0.5))
            let count = min(input, Int(center + support + 0.5)) - lowest
            let cubic = (0..<count).map { tap in
                Self.cubic((Double(tap + lowest) - center + 0.5) / filterScale)
            }
            let sum = cubic.reduce(0, +)
            for (tap, weight) in cubic.enumerated() {
                let exact = weight / sum * Double(1 << Self.precisionBits)
                weights[slot * taps + tap] = Int32(exact.rounded(.toNearestOrAwayFromZero))
            }
            first.append(lowest)
            used.append(count)
        }
    }

    /// The inputs that any output needs.
    var inputs: Range<Int> {
        guard let lowest = first.first, let last = first.last, let count = used.last else { return 0..<0 }
        return lowest..<(last + count)
    }

    /// Keys' cubic convolution with a = −1/2.
    private static func cubic(_ distance: Double) -> Double {
        let x = abs(distance)
        if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
        if x < 2 { return (((x - 5) * x + 8) * x - 4) * -0.5 }
        return 0
    }
}
