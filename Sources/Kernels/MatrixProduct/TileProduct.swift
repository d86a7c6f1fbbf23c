import CIntrinsics

/// The product of pixels and weight panels on tile registers: two by two sums of sixteen pixels by sixteen outputs.
///
/// A left factor is sixteen pixels of one block of channels, a right factor the pairs of that block's weights: both
/// are read where they lie.
enum TileProduct<Result: StoredValue> {
    static func multiply(
        _ source: PanelSource<BFloat16>, _ values: UnsafeMutablePointer<Result>, _ output: BlockedTensor,
        _ streams: Bool, _ upcoming: UpcomingBlocks?, _ statistics: TileStatistics?,
        _ finish: (Range<Int>) -> Void
    ) {
        guard source.rows > 0 else { return }
        TileRegisters.use(rows: min(TileRegisters.side, source.rows), terms: vectorWidth) {
            for panel in stride(from: 0, to: output.blocks, by: 2) {
                let panels = panel..<min(output.blocks, panel &+ 2)
                let target = PanelTarget(
                    values: values + panel &* output.stride, stride: output.stride, streams: streams,
                    statistics: statistics?.from(block: panel))
                let source = source.from(panel: panel)
                var lines = source.linesAhead(
                    of: panels, count: output.blocks, upcoming, tileRows: 2 &* TileRegisters.side)
                if panels.count == 2 {
                    Columns<2>.multiply(source, target, &lines)
                } else {
                    Columns<1>.multiply(source, target, &lines)
                }
                finish(panels)
            }
        }
    }

    /// Sixteen rows a register; the last register begins early enough to be full.
    private struct RowTile {
        let start: Int
        /// Rows from `start` that a register before this one has computed.
        let done: Int

        init(_ index: Int, rows: Int) {
            start = min(index &* TileRegisters.side, max(0, rows &- TileRegisters.side))
            done = index &* TileRegisters.side &- start
        }
    }

    /// All rows of one or two panels.
    private enum Columns<let columns: Int> {
        @inline(never)
        static func multiply(
            _ source: PanelSource<BFloat16>, _ target: PanelTarget<Result>, _ lines: inout UpcomingLines
        ) {
            let height = min(TileRegisters.side, source.rows)
            let tiles = (source.rows &+ TileRegisters.side &- 1) / TileRegisters.side
            var statistics = InlineArray<columns, ShiftedSums>(repeating: ShiftedSums(shift: .zero))
            withUnsafeTemporaryAllocation(
                byteCount: 4 &* TileRegisters.sumCount &* MemoryLayout<Float>.size, alignment: 64
            ) { room in
                guard let base = room.baseAddress else { return }
                let sums = base.assumingMemoryBound(to: Float.self)
                for tile in stride(from: 0, to: tiles, by: 2) {
                    let first = RowTile(tile, rows: source.rows)
                    if tile &+ 1 < tiles {
                        let second = RowTile(tile &+ 1, rows: source.rows)
                        sum(source, first, second, into: sums, fetching: &lines)
                        take(sums, first, height, target, &statistics)
                        take(sums + 2 &* TileRegisters.sumCount, second, height, target, &statistics)
                    } else {
                        sum(source, first, nil, into: sums, fetching: &lines)
                        take(sums, first, height, target, &statistics)
                    }
                }
            }
            guard let places = target.statistics else { return }
            for column in 0..<columns {
                statistics[column].store(
                    count: source.rows, mean: places.mean + column &* vectorWidth,
                    deviations: places.deviations + column &* vectorWidth)
            }
        }

        /// Sums of one or two registers of rows, two registers of sums each.
        @inline(__always)
        private static func sum(
            _ source: PanelSource<BFloat16>, _ first: RowTile, _ second: RowTile?,
            into sums: UnsafeMutablePointer<Float>, fetching lines: inout UpcomingLines
        ) {
            var run = lines.nextRun()
            tile_clear(0)
            tile_clear(1)
            tile_clear(2)
            tile_clear(3)
            let pixelBytes = vectorWidth &* MemoryLayout<BFloat16>.size
            var pixels = source.pixels
            var weights = source.weights
            for _ in 0..<((source.depth &+ vectorWidth &- 1) / vectorWidth) {
                run.prefetch(atMost: lines.linesPerStep)
                tile_load(4, pixels + first.start &* vectorWidth, pixelBytes)
                tile_load(6, weights, 2 &* pixelBytes)
                tile_add_product(0)
                if columns == 2 {
                    tile_load(7, weights + source.panelStride, 2 &* pixelBytes)
                    tile_add_product(1)
                }
                if let second {
                    tile_load(5, pixels + second.start &* vectorWidth, pixelBytes)
                    tile_add_product(2)
                    if columns == 2 { tile_add_product(3) }
                }
                pixels += source.stride
                weights += vectorWidth &* vectorWidth
            }
            lines.keep(run)
            let sumBytes = vectorWidth &* MemoryLayout<Float>.size
            tile_store(0, sums, sumBytes)
            if columns == 2 { tile_store(1, sums + TileRegisters.sumCount, sumBytes) }
            guard second != nil else { return }
            tile_store(2, sums + 2 &* TileRegisters.sumCount, sumBytes)
            if columns == 2 { tile_store(3, sums + 3 &* TileRegisters.sumCount, sumBytes) }
        }

        /// Stores what a register of rows has summed, and counts it into the statistics.
        @inline(__always)
        private static func take(
            _ sums: UnsafeMutablePointer<Float>, _ rows: RowTile, _ height: Int,
            _ target: PanelTarget<Result>, _ statistics: inout InlineArray<columns, ShiftedSums>
        ) {
            let places = target.values + rows.start &* vectorWidth
            guard target.statistics != nil else {
                for row in rows.done..<height {
                    store(sums, row, places, target)
                }
                return
            }
            var totals = statistics
            if rows.start &+ rows.done == 0 {
                for column in 0..<columns {
                    totals[column] = ShiftedSums(shift: sums.vector(column &* TileRegisters.sumCount))
                }
            }
            // Both columns in one loop: one sum alone would wait for its last addition row after row.
            for row in rows.done..<height {
                store(sums, row, places, target)
                for column in 0..<columns {
                    totals[column].add(sums.vector(column &* TileRegisters.sumCount &+ row &* vectorWidth))
                }
            }
            statistics = totals
        }

        @inline(__always)
        private static func store(
            _ sums: UnsafeMutablePointer<Float>, _ row: Int, _ places: UnsafeMutablePointer<Result>,
            _ target: PanelTarget<Result>
        ) {
            let offset = row &* vectorWidth
            for column in 0..<columns {
                let value = sums.vector(column &* TileRegisters.sumCount &+ offset)
                places.store(value, column &* target.stride &+ offset, streams: target.streams)
            }
        }
    }
}
