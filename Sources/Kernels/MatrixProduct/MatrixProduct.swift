/// Products of activations with the weights of pointwise convolutions and fully connected layers.
///
/// Weights lie in panels, [outputs / 16][inputs][16]: the micro-kernel reads them in order, gradients of
/// the same shape are written straight into the same order, and nothing is packed.
package enum MatrixProduct {
    /// output[p][o] = Σᵢ input[p][i] · weights[i][o] for `rows` pixels and all panels of `output`.
    ///
    /// - Parameters:
    ///   - input: counted from the first pixel of the tile; `depth` channels are read.
    ///   - weights: the first panel; `panelStride` values lie between two panels.
    ///   - finish: called for each finished range of output panels while it is still in the nearest cache.
    package static func multiply(
        _ input: BlockedTensor, rows: Int, depth: Int,
        weights: UnsafePointer<Float>, panelStride: Int,
        into output: BlockedTensor, finish: (Range<Int>) -> Void
    ) {
        var panel = 0
        while panel < output.blocks {
            let columns = columnsOfNextTile(remaining: output.blocks - panel)
            let panelWeights = weights + panel &* panelStride
            let target = output.at(block: panel, pixel: 0)
            switch columns {
            case 3:
                Columns<3>.multiply(input, rows, depth, panelWeights, panelStride, target, output.stride)
            case 2:
                Columns<2>.multiply(input, rows, depth, panelWeights, panelStride, target, output.stride)
            default:
                Columns<1>.multiply(input, rows, depth, panelWeights, panelStride, target, output.stride)
            }
            finish(panel..<(panel + columns))
            panel += columns
        }
    }

    /// Three panels at a time; four that are left go as two and two, since one panel alone starves the
    /// multipliers.
    static func columnsOfNextTile(remaining: Int) -> Int {
        switch remaining {
        case 4: 2
        case 3...: 3
        default: remaining
        }
    }
}

/// A run of register tiles down the rows, `columns` panels wide.
private enum Columns<let columns: Int> {
    @inline(never)
    static func multiply(
        _ input: BlockedTensor, _ rows: Int, _ depth: Int,
        _ weights: UnsafePointer<Float>, _ panelStride: Int,
        _ output: UnsafeMutablePointer<Float>, _ outputStride: Int
    ) {
        var row = 0
        while row &+ 7 <= rows {
            Rows<7, columns>.multiply(input, row, depth, weights, panelStride, output, outputStride)
            row &+= 7
        }
        switch rows &- row {
        case 6: Rows<6, columns>.multiply(input, row, depth, weights, panelStride, output, outputStride)
        case 5: Rows<5, columns>.multiply(input, row, depth, weights, panelStride, output, outputStride)
        case 4: Rows<4, columns>.multiply(input, row, depth, weights, panelStride, output, outputStride)
        case 3: Rows<3, columns>.multiply(input, row, depth, weights, panelStride, output, outputStride)
        case 2: Rows<2, columns>.multiply(input, row, depth, weights, panelStride, output, outputStride)
        case 1: Rows<1, columns>.multiply(input, row, depth, weights, panelStride, output, outputStride)
        default: break
        }
    }
}

private enum Rows<let rows: Int, let columns: Int> {
    @inline(__always)
    static func multiply(
        _ input: BlockedTensor, _ row: Int, _ depth: Int,
        _ weights: UnsafePointer<Float>, _ panelStride: Int,
        _ output: UnsafeMutablePointer<Float>, _ outputStride: Int
    ) {
        var sums = RegisterTile<rows, columns>.zero
        RegisterTile<rows, columns>.accumulate(
            &sums, pixels: UnsafePointer(input.values) + row &* vectorWidth, pixelStride: input.stride,
            weights: weights, panelStride: panelStride, depth: depth)
        for column in 0..<columns {
            let target = output + (column &* outputStride &+ row &* vectorWidth)
            for tileRow in 0..<rows {
                target.store(sums[tileRow][column], tileRow &* vectorWidth)
            }
        }
    }
}
