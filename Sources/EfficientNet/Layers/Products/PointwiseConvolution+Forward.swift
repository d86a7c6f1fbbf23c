import Kernels

/// Multiplies some blocks of a tile whose operand is there.
typealias TileProduct = (
    _ tile: Int, _ operand: BlockedTensor, _ blocks: Range<Int>, UpcomingBlocks?, _ worker: Int
) -> Void

extension PointwiseConvolution {
    /// Passes that carry out a plan of a forward product.
    ///
    /// - Parameters:
    ///   - statistics: receives each tile's statistics of the output, in the tile's slot.
    ///   - finish: gets each finished range of blocks of a tile's output while it is near.
    func forwardPasses(
        _ kind: OperationKind, _ plan: ProductPlan<ForwardUnits>, input: MadeOperand, output: BlockedTensor,
        memory: StepMemory, statistics: PartialSums?,
        finish: ((_ pixels: Range<Int>, _ blocks: Range<Int>) -> Void)? = nil
    ) -> [Pass] {
        let layer = self
        let tiles = plan.units.tiles
        let streams = finish == nil && memory.overflows(output, pixels: tiles.pixels)
        func product(
            _ tile: Int, _ operand: BlockedTensor, _ blocks: Range<Int>, _ upcoming: UpcomingBlocks?,
            _ worker: Int
        ) {
            let pixels = tiles.range(tile)
            let near =
                plan.order.parts.count > 1
                ? memory.scratchTile(
                    of: worker, offset: layer.operandFloats(tiles), blocks: layer.shape.outputBlocks,
                    rows: tiles.rows, precision: .float32) : nil
            layer.forward(
                operand, into: output.from(pixel: pixels.lowerBound), blocks: blocks, rows: pixels.count,
                near: near, streams: streams, upcoming: upcoming,
                statistics: statistics.map { ($0, slot: tile) }
            ) { finish?(pixels, $0) }
        }
        switch plan.units.division {
        case .parts(let groups):
            return input.makingPasses(kind, tiles)
                + partPasses(
                    kind, groups, parts: plan.order.parts, input: input.values, output: output, tiles: tiles,
                    memory: memory, statistics: statistics, finish: finish)
        case .tiles(let runs):
            return [tilePass(kind, runs: runs, input: input, tiles: tiles, memory: memory, product)]
        case .channels(let units):
            return input.makingPasses(kind, tiles) + [
                channelPass(kind, units, tiles, operand: input.values, panels: forwardPanels, product)
            ]
        }
    }

    private func tilePass(
        _ kind: OperationKind, runs: Int, input: MadeOperand, tiles: PixelTiles, memory: StepMemory,
        _ product: @escaping TileProduct
    ) -> Pass {
        let layer = self
        return Pass(kind, units: runs) { run, worker in
            let scratch = memory.scratchTile(
                of: worker, blocks: layer.shape.inputBlocks, rows: tiles.rows, precision: layer.precision)
            for tile in tiles.run(run, of: runs) {
                product(
                    tile, input.made(tiles.range(tile), scratch), 0..<layer.shape.outputBlocks,
                    tile + 1 < tiles.count ? UpcomingBlocks(input.upcoming(tiles.range(tile + 1))) : nil,
                    worker)
            }
        }
    }

    /// The parts of the sums apart, so that half of the workers begin with half of the channels, which they have made
    /// themselves if there is one tile; then their sums.
    private func partPasses(
        _ kind: OperationKind, _ groups: ChannelGroups, parts: [Range<Int>], input: BlockedTensor,
        output: BlockedTensor, tiles: PixelTiles, memory: StepMemory, statistics: PartialSums?,
        finish: ((_ pixels: Range<Int>, _ blocks: Range<Int>) -> Void)?
    ) -> [Pass] {
        let layer = self
        let second = memory.secondSums.reshaped(channels: outputs, pixels: tiles.pixels)
        let sumUnits = tiles.count * groups.count
        let units = parts.count * sumUnits
        func place(_ unit: Int) -> (tile: Int, blocks: Range<Int>) {
            (unit % sumUnits / groups.count, groups.range(unit % groups.count))
        }
        let products = Pass(kind, units: units) { unit, _ in
            let (tile, blocks) = place(unit)
            let pixels = tiles.range(tile)
            let next = min(unit + 1, units - 1)
            let upcoming = layer.forwardPanels(place(next).blocks, part: parts[next / sumUnits])
            let target = unit < sumUnits ? output : second
            layer.forward(
                input.from(pixel: pixels.lowerBound), part: parts[unit / sumUnits], only: blocks,
                into: target.from(pixel: pixels.lowerBound).blocks(blocks), rows: pixels.count,
                upcoming: UpcomingBlocks([upcoming]))
        }
        let sums = Pass(kind, units: sumUnits) { unit, _ in
            let (tile, blocks) = place(unit)
            let pixels = tiles.range(tile)
            layer.add(
                second.from(pixel: pixels.lowerBound).blocks(blocks),
                to: output.from(pixel: pixels.lowerBound).blocks(blocks), rows: pixels.count,
                statistics.map { ($0, slot: tile) }, blocks: blocks
            ) { finish?(pixels, $0) }
        }
        return second.fence + [products, sums]
    }

    /// A pass over tiles and groups of blocks of an operand that is there as a whole. While one is multiplied, what the
    /// worker is likely to take next is fetched.
    func channelPass(
        _ kind: OperationKind, _ units: ChannelUnits, _ tiles: PixelTiles, operand: BlockedTensor,
        panels: @escaping (Range<Int>) -> UpcomingBlocks.Part, _ product: @escaping TileProduct
    ) -> Pass {
        Pass(kind, units: units.count) { unit, worker in
            let (tile, group) = units.place(of: unit)
            var upcoming: [UpcomingBlocks.Part] = []
            if unit + 1 < units.count {
                let next = units.place(of: unit + 1)
                if next.tile != tile {
                    let pixels = tiles.range(next.tile)
                    upcoming.append(.init(operand.from(pixel: pixels.lowerBound), rows: pixels.count))
                }
                if next.group != group { upcoming.append(panels(units.groups.range(next.group))) }
            }
            product(
                tile, operand.from(pixel: tiles.range(tile).lowerBound), units.groups.range(group),
                UpcomingBlocks(upcoming), worker)
        }
    }
}
