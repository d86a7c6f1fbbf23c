/// Turns weight panels round, so that the gradient of the input is a product of the same form as the
/// forward pass.
package enum PanelTransposition {
    /// target[input / 16][output][16] = source[output / 16][input][16] for one block of sixteen inputs.
    ///
    /// - Parameters:
    ///   - inputs, outputs: padded to multiples of 16.
    package static func transpose(
        _ source: UnsafePointer<Float>, inputs: Int, outputs: Int, inputBlock: Int,
        into target: UnsafeMutablePointer<Float>
    ) {
        let panel = target + inputBlock * outputs * vectorWidth
        for outputBlock in 0..<(outputs / vectorWidth) {
            let square = source + (outputBlock * inputs + inputBlock * vectorWidth) * vectorWidth
            let turned = panel + outputBlock * vectorWidth * vectorWidth
            for output in 0..<vectorWidth {
                var row = Vector.zero
                for input in 0..<vectorWidth {
                    row[input] = square[input &* vectorWidth &+ output]
                }
                turned.store(row, output * vectorWidth)
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
