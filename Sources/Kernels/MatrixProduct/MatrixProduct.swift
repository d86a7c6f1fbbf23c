/// Products of activations with the weights of pointwise convolutions and fully connected layers.
///
/// Weights lie in panels, [outputs / 16][inputs][16]: the micro-kernel reads them in order, and gradients of
/// the same shape are written straight into the same order. For products of BFloat16 a step begins with a
/// rounded copy of them, in pairs of inputs: see `WeightPanels`.
package enum MatrixProduct {
    /// output[p][o] = Σᵢ input[p][i] · weights[i][o] for `rows` pixels and all panels of `output`.
    ///
    /// - Parameters:
    ///   - input: counted from the first pixel of the tile; `depth` channels are read.
    ///   - weights: the first panel, of the input's precision; `panelStride` values lie between two panels.
    ///   - output: in float32 or the input's precision.
    ///   - backend: who computes; OpenBLAS neither streams nor takes statistics on the way.
    ///   - streams: stores past the caches, for large outputs that are not read again soon.
    ///   - upcoming: what is read after the product.
    ///   - statistics: receives mean and squared deviations of each output channel over the rows.
    ///   - finish: called for each finished range of output panels while it is still in the nearest cache.
    package static func multiply(
        _ input: BlockedTensor, rows: Int, depth: Int,
        weights: StoredPointer, panelStride: Int,
        into output: BlockedTensor, backend: MatrixBackend = .own, streams: Bool = false,
        upcoming: UpcomingBlocks? = nil, statistics: TileStatistics? = nil,
        finish: (Range<Int>) -> Void = { _ in }
    ) {
        input.require(blocks: paddedToVector(depth) / vectorWidth, rows: rows)
        output.require(blocks: output.blocks, rows: rows)
        if backend == .openBLAS, case .float32(let weights) = weights {
            OpenBLASProduct.multiply(
                input, rows: rows, depth: depth, weights: weights, panelStride: panelStride, into: output)
            statistics?.gather(from: output, rows: rows)
            finish(0..<output.blocks)
            return
        }
        switch (input.stored(block: 0, pixel: 0), weights, output.stored(block: 0, pixel: 0)) {
        case (.float32(let input0), .float32(let weights), .float32(let output0)):
            let source = PanelSource(
                pixels: input0, stride: input.stride, rows: rows, depth: depth, weights: weights,
                panelStride: panelStride)
            multiply(source, output0, output, streams, upcoming, statistics, finish)
        case (.bfloat16(let input0), .bfloat16(let weights), .float32(let output0)):
            let source = PanelSource(
                pixels: input0, stride: input.stride, rows: rows, depth: depth, weights: weights,
                panelStride: panelStride)
            multiplyPairs(source, output0, output, streams, upcoming, statistics, finish)
        case (.bfloat16(let input0), .bfloat16(let weights), .bfloat16(let output0)):
            let source = PanelSource(
                pixels: input0, stride: input.stride, rows: rows, depth: depth, weights: weights,
                panelStride: panelStride)
            multiplyPairs(source, output0, output, streams, upcoming, statistics, finish)
        default:
            StoredPointer.unexpectedPrecisions()
        }
    }

    private static func multiplyPairs<Result: StoredValue>(
        _ source: PanelSource<BFloat16>, _ values: UnsafeMutablePointer<Result>, _ output: BlockedTensor,
        _ streams: Bool, _ upcoming: UpcomingBlocks?, _ statistics: TileStatistics?,
        _ finish: (Range<Int>) -> Void
    ) {
        if TileRegisters.areUsed(for: .bfloat16) {
            TileProduct.multiply(source, values, output, streams, upcoming, statistics, finish)
        } else {
            multiply(source, values, output, streams, upcoming, statistics, finish)
        }
    }

    private static func multiply<Operand: ProductOperand, Result: StoredValue>(
        _ source: PanelSource<Operand>, _ values: UnsafeMutablePointer<Result>, _ output: BlockedTensor,
        _ streams: Bool, _ upcoming: UpcomingBlocks?, _ statistics: TileStatistics?,
        _ finish: (Range<Int>) -> Void
    ) {
        var panel = 0
        while panel < output.blocks {
            let columns = columnsOfNextTile(remaining: output.blocks - panel)
            let source = source.from(panel: panel)
            let target = PanelTarget(
                values: values + panel &* output.stride, stride: output.stride, streams: streams,
                statistics: statistics?.from(block: panel))
            let panels = panel..<(panel + columns)
            var lines = source.linesAhead(of: panels, count: output.blocks, upcoming, tileRows: 7)
            switch columns {
            case 3: Columns<Operand, Result, 3>.multiply(source, target, &lines)
            case 2: Columns<Operand, Result, 2>.multiply(source, target, &lines)
            default: Columns<Operand, Result, 1>.multiply(source, target, &lines)
            }
            finish(panels)
            panel = panels.upperBound
        }
    }

    /// What tiles of activations are best cut to multiples of: the pixels of a register tile, two of them where pixels
    /// are summed in pairs, or the groups that tile registers sum.
    package static func tileRows(_ precision: Precision) -> Int {
        if TileRegisters.areUsed(for: precision) { return TileRegisters.terms }
        return precision == .float32 ? tileRows : 2 * tileRows
    }

    /// Bytes of weights that stay in the second-level cache beside a tile of activations.
    package static var keptWeightBytes: Int { 5 << 18 }

    /// Pixels of a register tile at its best: seven by three panels fill the registers of AVX-512, six by one
    /// those of AVX2.
    static let tileRows = InstructionSet.vectorRegisters >= 32 ? 7 : 6

    /// Three panels at a time; four that are left go as two and two, since one panel alone starves the
    /// multipliers. Where registers are few, one panel at a time.
    package static func columnsOfNextTile(remaining: Int) -> Int {
        guard tileRows == 7 else { return 1 }
        return switch remaining {
        case 4: 2
        case 3...: 3
        default: remaining
        }
    }
}

/// What a run of register tiles reads.
struct PanelSource<Operand: ProductOperand> {
    let pixels: UnsafePointer<Operand>
    let stride: Int
    let rows: Int
    let depth: Int
    let weights: UnsafePointer<Operand>
    let panelStride: Int

    func from(panel: Int) -> PanelSource {
        PanelSource(
            pixels: pixels, stride: stride, rows: rows, depth: depth,
            weights: weights + panel &* panelStride, panelStride: panelStride)
    }

    /// What to ask for during the product with some panels, the first of which begins at `weights`: their share of what
    /// is upcoming, and where all `count` panels are more than stays in the cache from one product to the next, the
    /// panels after them.
    func linesAhead(
        of panels: Range<Int>, count: Int, _ upcoming: UpcomingBlocks?, tileRows: Int
    ) -> UpcomingLines {
        let panelBytes = panelStride * MemoryLayout<Operand>.size
        var next = LineRun.empty
        if count * panelBytes > MatrixProduct.keptWeightBytes, panels.upperBound < count {
            let lines = depth * vectorWidth * MemoryLayout<Operand>.size / LineRun.lineSize
            next = LineRun(
                weights + panels.count * panelStride,
                count: min(panels.count, count - panels.upperBound) * lines, leftOfBlock: lines,
                linesPerBlock: lines, blockBytes: panelBytes)
        }
        let tiles = (rows + tileRows - 1) / tileRows
        let steps = tiles * ((depth + vectorWidth - 1) / vectorWidth)
        return UpcomingLines(next, upcoming?.share(panels, of: count), steps: steps)
    }
}

/// Where a run of register tiles is stored.
struct PanelTarget<Result: StoredValue> {
    let values: UnsafeMutablePointer<Result>
    let stride: Int
    let streams: Bool
    let statistics: TileStatistics?
}

/// A run of register tiles down the rows, `columns` panels wide.
private enum Columns<Operand: ProductOperand, Result: StoredValue, let columns: Int> {
    typealias Statistics = InlineArray<columns, ShiftedSums>

    @inline(never)
    static func multiply(
        _ source: PanelSource<Operand>, _ target: PanelTarget<Result>, _ lines: inout UpcomingLines
    ) {
        var statistics = Statistics(repeating: ShiftedSums(shift: .zero))
        var row = 0
        if columns == 1, MatrixProduct.tileRows == 6 {
            while row &+ 6 <= source.rows {
                tile(Rows<6>.self, source, row, target, &statistics, &lines)
                row &+= 6
            }
        }
        while row &+ 7 <= source.rows {
            tile(Rows<7>.self, source, row, target, &statistics, &lines)
            row &+= 7
        }
        switch source.rows &- row {
        case 6: tile(Rows<6>.self, source, row, target, &statistics, &lines)
        case 5: tile(Rows<5>.self, source, row, target, &statistics, &lines)
        case 4: tile(Rows<4>.self, source, row, target, &statistics, &lines)
        case 3: tile(Rows<3>.self, source, row, target, &statistics, &lines)
        case 2: tile(Rows<2>.self, source, row, target, &statistics, &lines)
        case 1: tile(Rows<1>.self, source, row, target, &statistics, &lines)
        default: break
        }
        if let places = target.statistics {
            for column in 0..<columns {
                statistics[column].store(
                    count: source.rows, mean: places.mean + column * vectorWidth,
                    deviations: places.deviations + column * vectorWidth)
            }
        }
    }

    private enum Rows<let rows: Int> {}

    @inline(__always)
    private static func tile<let rows: Int>(
        _: Rows<rows>.Type, _ source: PanelSource<Operand>, _ row: Int, _ target: PanelTarget<Result>,
        _ statistics: inout Statistics, _ lines: inout UpcomingLines
    ) {
        var sums = RegisterTile<Operand, rows, columns>.zero
        RegisterTile<Operand, rows, columns>.accumulate(
            &sums, pixels: source.pixels + row &* vectorWidth, pixelStride: source.stride,
            weights: source.weights, panelStride: source.panelStride, depth: source.depth,
            fetching: &lines)
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
