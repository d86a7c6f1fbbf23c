import CIntrinsics

/// The gradient of a weight matrix on tile registers: two by two sums of sixteen input channels by sixteen outputs.
///
/// A left factor is the channels of one block with 32 pixels each, as `PixelGroups` leaves them; a right factor is the
/// output gradient of the same pixels, put in pairs here.
enum TileGradient {
    /// Pixels whose gradients are in pairs at a time: as many as a pass over tiles ever asks for.
    private static let pixelsPerPart = 512
    /// Values of a block of one group.
    private static let groupCount = TileRegisters.terms * vectorWidth
    private static let groupBytes = TileRegisters.terms * MemoryLayout<BFloat16>.size
    private static let sumBytes = vectorWidth * MemoryLayout<Float>.size

    static func run(
        _ source: GradientSource<BFloat16>, _ panels: Int, _ target: GradientTarget,
        _ upcoming: UpcomingBlocks?
    ) {
        let squares = ((panels + 1) / 2) * ((source.blocks + 1) / 2)
        let groups = (source.rows + TileRegisters.terms - 1) / TileRegisters.terms
        var lines = UpcomingLines(.empty, upcoming, steps: squares * groups)
        let room = (min(pixelsPerPart, source.rows) &+ TileRegisters.terms) &* vectorWidth
        withUnsafeTemporaryAllocation(
            byteCount: 2 &* room &* MemoryLayout<BFloat16>.size, alignment: 64
        ) { memory in
            guard let base = memory.baseAddress else { return }
            let pairs = base.assumingMemoryBound(to: BFloat16.self)
            TileRegisters.use(rows: TileRegisters.side, terms: TileRegisters.terms) {
                for panel in stride(from: 0, to: panels, by: 2) {
                    let (source, target) = (source.from(panel: panel), target.from(panel: panel))
                    if panel &+ 1 < panels {
                        Columns<2>.run(source, target, pairs, room, &lines)
                    } else {
                        Columns<1>.run(source, target, pairs, room, &lines)
                    }
                }
            }
        }
    }

    /// All input blocks by one or two panels, part by part along the pixels.
    private enum Columns<let columns: Int> {
        @inline(never)
        static func run(
            _ source: GradientSource<BFloat16>, _ target: GradientTarget,
            _ pairs: UnsafeMutablePointer<BFloat16>, _ room: Int, _ lines: inout UpcomingLines
        ) {
            for start in stride(from: 0, to: source.rows, by: pixelsPerPart) {
                let rows = start..<min(source.rows, start &+ pixelsPerPart)
                let groups = (rows.count &+ TileRegisters.terms &- 1) / TileRegisters.terms
                for column in 0..<columns {
                    pair(
                        source.gradients + column &* source.gradientStride, rows, groups: groups,
                        into: pairs + column &* room)
                }
                let adds = target.accumulate || start > 0
                var block = 0
                while block &+ 2 <= source.blocks {
                    sum(OneOrTwo<2>.self, source, target, block, start, groups, pairs, room, adds, &lines)
                    block &+= 2
                }
                if block < source.blocks {
                    sum(OneOrTwo<1>.self, source, target, block, start, groups, pairs, room, adds, &lines)
                }
            }
        }

        /// The gradients of some pixels in pairs, zeros up to whole groups.
        @inline(__always)
        private static func pair(
            _ gradients: UnsafePointer<BFloat16>, _ rows: Range<Int>, groups: Int,
            into pairs: UnsafeMutablePointer<BFloat16>
        ) {
            var place = UnsafeMutableRawPointer(pairs)
            for pair in 0..<(groups &* TileRegisters.terms / 2) {
                let row = rows.lowerBound &+ 2 &* pair
                let terms =
                    row < rows.upperBound
                    ? BFloat16.pixelTerms(
                        gradients + row &* vectorWidth, isPartial: row &+ 1 == rows.upperBound) : .zero
                place.storeBytes(of: terms, as: SIMD32<UInt16>.self)
                place += MemoryLayout<SIMD32<UInt16>>.size
            }
        }

        private enum OneOrTwo<let blocks: Int> {}

        @inline(__always)
        private static func sum<let blocks: Int>(
            _: OneOrTwo<blocks>.Type, _ source: GradientSource<BFloat16>, _ target: GradientTarget,
            _ block: Int, _ start: Int, _ groups: Int, _ pairs: UnsafePointer<BFloat16>, _ room: Int,
            _ adds: Bool, _ lines: inout UpcomingLines
        ) {
            var run = lines.nextRun()
            let first = target.values + block &* TileRegisters.sumCount
            let second = first + TileRegisters.sumCount
            if adds {
                tile_load(0, first, sumBytes)
                if columns == 2 { tile_load(1, first + target.panelStride, sumBytes) }
                if blocks == 2 { tile_load(2, second, sumBytes) }
                if blocks == 2, columns == 2 { tile_load(3, second + target.panelStride, sumBytes) }
            } else {
                tile_clear(0)
                tile_clear(1)
                tile_clear(2)
                tile_clear(3)
            }
            let pixels = source.pixels + (block &* source.pixelStride &+ start &* vectorWidth)
            for group in 0..<groups {
                run.prefetch(atMost: lines.linesPerStep)
                let place = group &* groupCount
                tile_load(4, pixels + place, groupBytes)
                tile_load(6, pairs + place, groupBytes)
                tile_add_product(0)
                if columns == 2 {
                    tile_load(7, pairs + (room &+ place), groupBytes)
                    tile_add_product(1)
                }
                if blocks == 2 {
                    tile_load(5, pixels + (source.pixelStride &+ place), groupBytes)
                    tile_add_product(2)
                    if columns == 2 { tile_add_product(3) }
                }
            }
            lines.keep(run)
            tile_store(0, first, sumBytes)
            if columns == 2 { tile_store(1, first + target.panelStride, sumBytes) }
            if blocks == 2 { tile_store(2, second, sumBytes) }
            if blocks == 2, columns == 2 { tile_store(3, second + target.panelStride, sumBytes) }
        }
    }
}
