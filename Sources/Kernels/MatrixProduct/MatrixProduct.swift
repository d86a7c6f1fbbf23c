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
    ///   - backend: who computes; OpenBLAS neither streams nor takes statistics on the way.
    ///   - streams: stores past the caches, for large outputs that are not read again soon.
    ///   - statistics: receives mean and squared deviations of each output channel over the rows.
    ///   - finish: called for each finished range of output panels while it is still in the nearest cache.
    package static func multiply(
        _ input: BlockedTensor, rows: Int, depth: Int,
        weights: UnsafePointer<Float>, panelStride: Int,
        into output: BlockedTensor, backend: MatrixBackend = .native, streams: Bool = false,
        statistics: TileStatistics? = nil, finish: (Range<Int>) -> Void = { _ in }
    ) {
        if backend == .openBLAS {
            OpenBLASProduct.multiply(
                input, rows: rows, depth: depth, weights: weights, panelStride: panelStride, into: output)
            statistics?.gather(from: output, rows: rows)
            finish(0..<output.blocks)
            return
        }
        var panel = 0
        while panel < output.blocks {
            let columns = columnsOfNextTile(remaining: output.blocks - panel)
            let panelWeights = weights + panel &* panelStride
            let target = PanelTarget(
                values: output.at(block: panel, pixel: 0), stride: output.stride, streams: streams,
                statistics: statistics?.from(block: panel))
            switch columns {
            case 3:
                Columns<3>.multiply(input, rows, depth, panelWeights, panelStride, target)
            case 2:
                Columns<2>.multiply(input, rows, depth, panelWeights, panelStride, target)
            default:
                Columns<1>.multiply(input, rows, depth, panelWeights, panelStride, target)
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

/// Where the statistics of an output tile go: sixteen means and sixteen sums of squared deviations a block.
package struct TileStatistics {
    let mean: UnsafeMutablePointer<Float>
    let deviations: UnsafeMutablePointer<Float>

    package init(_ partial: PartialSums, slot: Int, block: Int) {
        mean = partial.first(slot: slot, channel: block * vectorWidth)
        deviations = partial.second(slot: slot, channel: block * vectorWidth)
    }

    private init(mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>) {
        self.mean = mean
        self.deviations = deviations
    }

    /// Takes the statistics of a finished tile.
    package func gather(from output: BlockedTensor, rows: Int) {
        for block in 0..<output.blocks {
            let pixels = UnsafePointer(output.at(block: block, pixel: 0))
            var sums = ShiftedSums(shift: pixels.vector(0))
            for row in 0..<rows {
                sums.add(pixels.vector(row &* vectorWidth))
            }
            let place = block * vectorWidth
            sums.store(count: rows, mean: mean + place, deviations: deviations + place)
        }
    }

    func from(block: Int) -> TileStatistics {
        TileStatistics(mean: mean + block * vectorWidth, deviations: deviations + block * vectorWidth)
    }
}

/// Where a run of register tiles is stored.
private struct PanelTarget {
    let values: UnsafeMutablePointer<Float>
    let stride: Int
    let streams: Bool
    let statistics: TileStatistics?
}

/// A run of register tiles down the rows, `columns` panels wide.
private enum Columns<let columns: Int> {
    typealias Statistics = InlineArray<columns, ShiftedSums>

    @inline(never)
    static func multiply(
        _ input: BlockedTensor, _ rows: Int, _ depth: Int,
        _ weights: UnsafePointer<Float>, _ panelStride: Int, _ target: PanelTarget
    ) {
        var statistics = Statistics(repeating: ShiftedSums(shift: .zero))
        var row = 0
        while row &+ 7 <= rows {
            tile(Rows<7>.self, input, row, depth, weights, panelStride, target, &statistics)
            row &+= 7
        }
        switch rows &- row {
        case 6: tile(Rows<6>.self, input, row, depth, weights, panelStride, target, &statistics)
        case 5: tile(Rows<5>.self, input, row, depth, weights, panelStride, target, &statistics)
        case 4: tile(Rows<4>.self, input, row, depth, weights, panelStride, target, &statistics)
        case 3: tile(Rows<3>.self, input, row, depth, weights, panelStride, target, &statistics)
        case 2: tile(Rows<2>.self, input, row, depth, weights, panelStride, target, &statistics)
        case 1: tile(Rows<1>.self, input, row, depth, weights, panelStride, target, &statistics)
        default: break
        }
        if let places = target.statistics {
            for column in 0..<columns {
                statistics[column].store(
                    count: rows, mean: places.mean + column * vectorWidth,
                    deviations: places.deviations + column * vectorWidth)
            }
        }
    }

    private enum Rows<let rows: Int> {}

    @inline(__always)
    private static func tile<let rows: Int>(
        _: Rows<rows>.Type, _ input: BlockedTensor, _ row: Int, _ depth: Int,
        _ weights: UnsafePointer<Float>, _ panelStride: Int, _ target: PanelTarget,
        _ statistics: inout Statistics
    ) {
        var sums = RegisterTile<rows, columns>.zero
        RegisterTile<rows, columns>.accumulate(
            &sums, pixels: UnsafePointer(input.values) + row &* vectorWidth, pixelStride: input.stride,
            weights: weights, panelStride: panelStride, depth: depth)
        for column in 0..<columns {
            let place = target.values + (column &* target.stride &+ row &* vectorWidth)
            for tileRow in 0..<rows {
                place.store(sums[tileRow][column], tileRow &* vectorWidth, streams: target.streams)
            }
        }
        guard target.statistics != nil else { return }
        for column in 0..<columns {
            var total = row == 0 ? ShiftedSums(shift: sums[0][column]) : statistics[column]
            for tileRow in 0..<rows {
                total.add(sums[tileRow][column])
            }
            statistics[column] = total
        }
    }
}
