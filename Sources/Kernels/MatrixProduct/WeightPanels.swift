/// Weights as the products read them, made anew from the parameters' own panels at the start of a step.
package enum WeightPanels {
    /// The panel of one block of sixteen outputs, rounded and in pairs of inputs: [inputs / 2][16][2].
    ///
    /// - Parameters:
    ///   - source: the parameters, [outputs / 16][inputs][16].
    ///   - inputs: padded to a multiple of 16.
    package static func round(
        _ source: UnsafePointer<Float>, inputs: Int, outputBlock: Int,
        into target: UnsafeMutablePointer<BFloat16>
    ) {
        let panel = outputBlock * inputs * vectorWidth
        for input in stride(from: 0, to: inputs, by: 2) {
            let place = panel &+ input &* vectorWidth
            BFloat16.storePairs(
                source.vector(place), source.vector(place &+ vectorWidth), target + place)
        }
    }

    /// The other way round, so that the gradient of the input is a product of the same form as the forward
    /// pass: target[input / 16][output][16] = source[output / 16][input][16] for one block of sixteen inputs,
    /// in BFloat16 with pairs of outputs. Float32 is stored past the caches, since all weights of a network are
    /// turned before the first is read.
    ///
    /// - Parameters:
    ///   - inputs, outputs: padded to multiples of 16.
    package static func transpose(
        _ source: UnsafePointer<Float>, inputs: Int, outputs: Int, inputBlock: Int, into target: StoredPointer
    ) {
        for outputBlock in 0..<(outputs / vectorWidth) {
            let square = source + (outputBlock * inputs + inputBlock * vectorWidth) * vectorWidth
            let rows = Square { square.vector($0 &* vectorWidth) }.transposed
            switch target + (inputBlock * outputs + outputBlock * vectorWidth) * vectorWidth {
            case .float32(let turned):
                for row in 0..<vectorWidth {
                    turned.store(rows[row], row &* vectorWidth, streams: true)
                }
            case .bfloat16(let turned):
                for row in stride(from: 0, to: vectorWidth, by: 2) {
                    BFloat16.storePairs(rows[row], rows[row &+ 1], turned + row &* vectorWidth)
                }
            }
        }
    }

    /// A depthwise kernel turned by half a circle: tap t of each block goes to kernel² − 1 − t.
    package static func turn(
        _ source: UnsafePointer<Float>, taps: Int, blocks: Int, into target: UnsafeMutablePointer<Float>
    ) {
        for block in 0..<blocks {
            for tap in 0..<taps {
                target.store(
                    source.vector((block * taps + tap) * vectorWidth),
                    (block * taps + taps - 1 - tap) * vectorWidth)
            }
        }
    }
}
