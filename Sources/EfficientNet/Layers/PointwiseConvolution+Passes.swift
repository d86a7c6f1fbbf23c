import Kernels

/// Takes some blocks of a tile's input gradient to their place; block 0 of `near` is the first of them, its pixel 0
/// the first of `pixels`.
typealias GradientFinisher = (_ pixels: Range<Int>, _ blocks: Range<Int>, _ near: BlockedTensor) -> Void

/// Multiplies some blocks of a tile whose operand is there.
private typealias TileProduct = (
    _ tile: Int, _ operand: BlockedTensor, _ blocks: Range<Int>, UpcomingBlocks?, _ worker: Int
) -> Void

extension PointwiseConvolution {
    /// Floats of scratch that the passes of a layer need: a tile of both operands and one near them, of the input gradient
    /// or of the second part of the sums; or the blocks of a unit of `wholeGradientPass` in groups.
    func scratchCount(_ tiles: PixelTiles) -> Int {
        let near = BlockedTensor.floats(
            channels: (parts.count > 1 ? max(outputBlocks, Self.nearBlocks) : Self.nearBlocks) * vectorWidth,
            pixels: tiles.capacity, precision: .float32)
        let tile = operandFloats(tiles) + near
        // A batch that is summed in lanes when it is full may be summed whole when it is not.
        let pixels = min(tiles.pixels, mostPixelsOfWholeSums)
        let groups =
            precision == .bfloat16
            ? BlockedTensor.floats(
                channels: Self.gradientBlocks * vectorWidth,
                pixels: PixelGroups.capacity(rows: pixels, precision: precision), precision: precision) : 0
        return max(tile, groups)
    }

    /// Floats that the second halves of sums need in any batch of up to so many images.
    func secondSumCount(upTo images: Int, _ tiles: (_ images: Int) -> PixelTiles) -> Int {
        (1...max(1, images)).last { mayTakePartsApart(tiles($0)) }.map {
            BlockedTensor.floats(channels: outputs, pixels: tiles($0).pixels, precision: .float32)
        } ?? 0
    }

    /// Whether some pass over so many tiles needs an operand of the whole batch, not only a tile of it.
    func needsWholeOperands(_ tiles: PixelTiles) -> Bool {
        !tiles.areEnough || mayTakePartsApart(tiles) || prefersWholeSums(pixels: tiles.pixels)
    }

    /// Floats of a tile of both operands.
    private func operandFloats(_ tiles: PixelTiles) -> Int {
        BlockedTensor.floats(
            channels: inputBlocks * vectorWidth, pixels: tiles.capacity, precision: precision)
            + BlockedTensor.floats(
                channels: outputBlocks * vectorWidth, pixels: tiles.capacity, precision: precision)
    }

    /// Blocks of an input gradient that are finished together, as many as the micro-kernel computes.
    private static var nearBlocks: Int { 3 }

    /// Input blocks of a unit of `wholeGradientPass`.
    private static var gradientBlocks: Int { 4 }

    /// Into how many runs of neighbouring tiles a forward product is cut: each costs a little, but a worker that is slower
    /// than the others should have several, so that they can help.
    private static func runs(_ tiles: PixelTiles, workers: Int) -> Int {
        min(tiles.count, max(PixelTiles.enough, PixelTiles.unitsOfWorker * workers))
    }

    /// Whether a forward product takes the parts of its sums apart: too few tiles for the workers to help one another.
    private func takesPartsApart(_ tiles: PixelTiles, workers: Int) -> Bool {
        parts.count > 1 && tiles.count < 2 * min(workers, PixelTiles.enough)
    }

    /// The same for as many workers as there may be.
    private func mayTakePartsApart(_ tiles: PixelTiles) -> Bool {
        takesPartsApart(tiles, workers: PixelTiles.enough)
    }

    /// Whether a forward product is cut into tiles, whose input is made by who multiplies it. Sums of a tile are the same
    /// however the others are dealt out, so that it may depend on the number of workers: an input that is there as a whole
    /// in any case is cut along the channels too where tiles alone are too few for the workers to help one another.
    private func isCutIntoTiles(_ tiles: PixelTiles, _ input: MadeOperand, workers: Int) -> Bool {
        tiles.areEnough
            ? tiles.count >= 2 * workers || keepsWeights || !input.isKept
            : tiles.count % workers == 0 && keepsWeights
    }

    /// Whether all weights stay in a worker's cache.
    private var keepsWeights: Bool { weightCount * precision.size <= MatrixProduct.keptWeightBytes }

    /// Output blocks of one unit at most where products are cut along the channels: as many as keep the micro-kernel at
    /// its widest, twice over where enough units are left.
    private static func blocksPerUnit(_ tiles: PixelTiles, blocks: Int) -> Int {
        tiles.count * ((blocks + 2 * narrowUnit - 1) / (2 * narrowUnit)) >= PixelTiles.enough
            ? 2 * narrowUnit : narrowUnit
    }

    private static var narrowUnit: Int { 3 }

    /// Passes of a forward product.
    ///
    /// - Parameters:
    ///   - statistics: receives each tile's statistics of the output, in the tile's slot.
    ///   - finish: gets each finished range of blocks of a tile's output while it is near.
    func forwardPasses(
        _ kind: OperationKind, input: MadeOperand, output: BlockedTensor, tiles: PixelTiles,
        memory: StepMemory, statistics: PartialSums?,
        finish: ((_ pixels: Range<Int>, _ blocks: Range<Int>) -> Void)? = nil
    ) -> [Pass] {
        let layer = self
        let streams = finish == nil && memory.overflows(output, pixels: tiles.pixels)
        func product(
            _ tile: Int, _ operand: BlockedTensor, _ blocks: Range<Int>, _ upcoming: UpcomingBlocks?,
            _ worker: Int
        ) {
            let pixels = tiles.range(tile)
            let near =
                layer.parts.count > 1
                ? memory.scratchTile(
                    of: worker, offset: layer.operandFloats(tiles), blocks: layer.outputBlocks,
                    rows: tiles.rows, precision: .float32) : nil
            layer.forward(
                operand, into: output.from(pixel: pixels.lowerBound), blocks: blocks, rows: pixels.count,
                near: near, streams: streams, upcoming: upcoming,
                statistics: statistics.map { ($0, slot: tile) }
            ) { finish?(pixels, $0) }
        }
        if takesPartsApart(tiles, workers: memory.workers) {
            return input.makingPasses(kind, tiles)
                + partPasses(
                    kind, input: input.values, output: output, tiles: tiles, memory: memory,
                    statistics: statistics, finish: finish)
        }
        if isCutIntoTiles(tiles, input, workers: memory.workers) {
            let runs = Self.runs(tiles, workers: memory.workers)
            return [
                Pass(kind, units: runs) { run, worker in
                    let scratch = memory.scratchTile(
                        of: worker, blocks: layer.inputBlocks, rows: tiles.rows, precision: layer.precision)
                    for tile in tiles.run(run, of: runs) {
                        product(
                            tile, input.made(tiles.range(tile), scratch), 0..<layer.outputBlocks,
                            tile + 1 < tiles.count
                                ? UpcomingBlocks(input.upcoming(tiles.range(tile + 1))) : nil, worker)
                    }
                }
            ]
        }
        // Few pixels with many channels are cut along the channels instead.
        return input.makingPasses(kind, tiles) + [
            channelPass(
                kind, tiles, blocks: outputBlocks, memory, operand: input.values, panels: forwardPanels,
                product)
        ]
    }

    /// Passes of a forward product of an operand that is there as a whole: the parts of the sums apart, so that half of the
    /// workers begin with half of the channels, which they have made themselves where there is one tile; then their sums.
    private func partPasses(
        _ kind: OperationKind, input: BlockedTensor, output: BlockedTensor, tiles: PixelTiles,
        memory: StepMemory, statistics: PartialSums?,
        finish: ((_ pixels: Range<Int>, _ blocks: Range<Int>) -> Void)?
    ) -> [Pass] {
        let layer = self
        let second = memory.secondSums.reshaped(channels: outputs, pixels: tiles.pixels)
        let groups = ChannelGroups(blocks: outputBlocks, most: Self.narrowUnit)
        let sumUnits = tiles.count * groups.count
        let units = parts.count * sumUnits
        func place(_ unit: Int) -> (tile: Int, blocks: Range<Int>) {
            (unit % sumUnits / groups.count, groups.range(unit % groups.count))
        }
        let products = Pass(kind, units: units) { unit, _ in
            let (tile, blocks) = place(unit)
            let pixels = tiles.range(tile)
            let next = min(unit + 1, units - 1)
            let upcoming = layer.forwardPanels(place(next).blocks, part: layer.parts[next / sumUnits])
            let target = unit < sumUnits ? output : second
            layer.forward(
                input.from(pixel: pixels.lowerBound), part: layer.parts[unit / sumUnits], only: blocks,
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

    /// Passes of a backward product: from the output gradient to the gradients of input and weights.
    ///
    /// - Parameter finish: takes each range of blocks of a tile's input gradient to its place, from a tile in the
    ///   nearest caches; without it the product leaves it there itself.
    func backwardPasses(
        _ kind: OperationKind, input: MadeOperand, outputGradient: MadeOperand,
        inputGradient: BlockedTensor, tiles: PixelTiles, memory: StepMemory, finish: GradientFinisher?
    ) -> [Pass] {
        let layer = self
        let streams = memory.overflows(inputGradient, pixels: tiles.pixels)
        func product(
            _ tile: Int, _ operand: BlockedTensor, _ blocks: Range<Int>, _ upcoming: UpcomingBlocks?,
            _ worker: Int
        ) {
            let pixels = tiles.range(tile)
            guard let finish else {
                layer.backward(
                    operand, into: inputGradient.from(pixel: pixels.lowerBound), blocks: blocks,
                    rows: pixels.count, streams: streams, upcoming: upcoming)
                return
            }
            let near = memory.scratchTile(
                of: worker, offset: layer.operandFloats(tiles), blocks: Self.nearBlocks, rows: tiles.rows,
                precision: inputGradient.precision)
            layer.backward(operand, through: near, blocks: blocks, rows: pixels.count, upcoming) {
                finish(pixels, $0, near)
            }
        }
        if prefersWholeSums(pixels: tiles.pixels) {
            let making = input.makingPasses(kind, tiles) + outputGradient.makingPasses(kind, tiles)
            return making + [
                channelPass(
                    kind, tiles, blocks: inputBlocks, memory, operand: outputGradient.values,
                    panels: backwardPanels, product),
                wholeGradientPass(
                    kind, input: input.values, outputGradient: outputGradient.values, pixels: tiles.pixels,
                    memory: memory),
            ]
        }
        return lanePasses(
            kind, input: input, outputGradient: outputGradient, tiles: tiles, memory: memory, product)
    }

    /// A pass over tiles and ranges of blocks of an operand that is there as a whole. While one is multiplied, what the
    /// worker is likely to take next is fetched.
    private func channelPass(
        _ kind: OperationKind, _ tiles: PixelTiles, blocks: Int, _ memory: StepMemory, operand: BlockedTensor,
        panels: @escaping (Range<Int>) -> UpcomingBlocks.Part,
        _ product: @escaping TileProduct
    ) -> Pass {
        let groups = ChannelGroups(blocks: blocks, most: Self.blocksPerUnit(tiles, blocks: blocks))
        let units = tiles.count * groups.count
        // A worker's neighbouring units are of one tile where all weights stay in its cache, so that it reads few pixels
        // that another worker has made, and of one group of blocks where they do not.
        let areTilesOutermost = keepsWeights
        func place(_ unit: Int) -> (tile: Int, group: Int) {
            areTilesOutermost
                ? (unit / groups.count, unit % groups.count) : (unit % tiles.count, unit / tiles.count)
        }
        return Pass(kind, units: units) { unit, worker in
            let (tile, group) = place(unit)
            var upcoming: [UpcomingBlocks.Part] = []
            if unit + 1 < units {
                let next = place(unit + 1)
                if next.tile != tile {
                    let pixels = tiles.range(next.tile)
                    upcoming.append(.init(operand.from(pixel: pixels.lowerBound), rows: pixels.count))
                }
                if next.group != group { upcoming.append(panels(groups.range(next.group))) }
            }
            product(
                tile, operand.from(pixel: tiles.range(tile).lowerBound), groups.range(group),
                UpcomingBlocks(upcoming), worker)
        }
    }

    /// Weight gradients summed over all pixels at once, a block of the matrix a unit.
    private func wholeGradientPass(
        _ kind: OperationKind, input: BlockedTensor, outputGradient: BlockedTensor, pixels: Int,
        memory: StepMemory
    ) -> Pass {
        let layer = self
        let (rows, columns) = (Self.gradientBlocks, 3)
        let rowUnits = (inputBlocks + rows - 1) / rows
        let columnUnits = (outputBlocks + columns - 1) / columns
        func inputs(_ unit: Int) -> Range<Int> {
            let first = unit % rowUnits * rows
            return first..<min(layer.inputBlocks, first + rows)
        }
        func outputs(_ unit: Int) -> Range<Int> {
            let first = unit / rowUnits * columns
            return first..<min(layer.outputBlocks, first + columns)
        }
        return Pass(kind, units: rowUnits * columnUnits) { unit, worker in
            let (inputBlocks, outputBlocks) = (inputs(unit), outputs(unit))
            var upcoming: [UpcomingBlocks.Part] = []
            let next = unit + 1
            if next < rowUnits * columnUnits {
                upcoming.append(.init(input.blocks(inputs(next)), rows: pixels))
                if outputs(next) != outputBlocks {
                    upcoming.append(.init(outputGradient.blocks(outputs(next)), rows: pixels))
                }
            }
            let operand = input.blocks(inputBlocks)
            let scratch =
                layer.precision == .float32
                ? operand
                : memory.scratchTile(
                    of: worker, blocks: inputBlocks.count,
                    rows: PixelGroups.capacity(rows: pixels, precision: layer.precision),
                    precision: layer.precision)
            layer.weightGradient(
                input: PixelGroups.grouped(operand, rows: pixels, in: scratch),
                firstInputBlock: inputBlocks.lowerBound, outputGradient: outputGradient,
                outputBlocks: outputBlocks, rows: pixels, into: layer.gradient, accumulate: false,
                streams: true, upcoming: UpcomingBlocks(upcoming))
        }
    }

    /// Operands, input gradient and weight gradient of one tile after another, a run of tiles a lane; then
    /// the lanes are added in order.
    private func lanePasses(
        _ kind: OperationKind, input: MadeOperand, outputGradient: MadeOperand, tiles: PixelTiles,
        memory: StepMemory, _ product: @escaping TileProduct
    ) -> [Pass] {
        let lanes = min(lanes(pixels: tiles.pixels), tiles.count)
        let reduction = LaneReduction.pass(
            memory.lanes.part(0, count: lanes * weightCount).start, lanes: lanes, count: weightCount,
            into: gradient)
        if takesGradientsApart(lanes, pixels: tiles.pixels, workers: memory.workers) {
            return [
                inputGradientPass(
                    kind, outputGradient: outputGradient, tiles: tiles, memory: memory, product),
                laneGradientPass(
                    kind, input: input, outputGradient: outputGradient.values, lanes: lanes, tiles: tiles,
                    memory: memory),
                reduction,
            ]
        }
        let layer = self
        let work = Pass(kind, units: lanes) { lane, worker in
            let range = tiles.run(lane, of: lanes)
            let inputTile = memory.scratchTile(
                of: worker, blocks: layer.inputBlocks, rows: tiles.rows, precision: layer.precision)
            let inputFloats = BlockedTensor.floats(
                channels: layer.inputBlocks * vectorWidth, pixels: tiles.capacity, precision: layer.precision)
            let gradientTile = memory.scratchTile(
                of: worker, offset: inputFloats, blocks: layer.outputBlocks, rows: tiles.rows,
                precision: layer.precision)
            for tile in range {
                let pixels = tiles.range(tile)
                let madeInput = input.made(pixels, inputTile)
                let madeGradient = outputGradient.made(pixels, gradientTile)
                var upcoming: UpcomingBlocks?
                if range.contains(tile + 1) {
                    let next = tiles.range(tile + 1)
                    upcoming = UpcomingBlocks(input.upcoming(next) + outputGradient.upcoming(next))
                }
                product(tile, madeGradient, 0..<layer.inputBlocks, upcoming?.share(0..<1, of: 2), worker)
                layer.weightGradient(
                    input: PixelGroups.grouped(madeInput, rows: pixels.count, in: inputTile),
                    outputGradient: madeGradient, outputBlocks: 0..<layer.outputBlocks, rows: pixels.count,
                    into: layer.lane(lane, memory), accumulate: tile > range.lowerBound,
                    upcoming: upcoming?.share(1..<2, of: 2))
            }
        }
        return [work, reduction]
    }

    private func lane(_ lane: Int, _ memory: StepMemory) -> UnsafeMutablePointer<Float> {
        memory.lanes.part(lane * weightCount, count: weightCount).start
    }

    /// Whether the two gradients of a layer that is summed in lanes are passes of their own: too few lanes for the workers
    /// to help one another, and a share of the wider operand that stays in each one's cache from one pass to the next.
    private func takesGradientsApart(_ lanes: Int, pixels: Int, workers: Int) -> Bool {
        let share = pixels * max(inputs, outputs) * precision.size / workers
        return lanes < PixelTiles.unitsOfWorker * workers && share <= Self.mostBytesOfShare
    }

    /// Three quarters of a second-level cache.
    private static var mostBytesOfShare: Int { 3 << 19 }

    /// The output gradient, which stays for the next pass, and the input gradient from it.
    private func inputGradientPass(
        _ kind: OperationKind, outputGradient: MadeOperand, tiles: PixelTiles, memory: StepMemory,
        _ product: @escaping TileProduct
    ) -> Pass {
        let layer = self
        let runs = Self.runs(tiles, workers: memory.workers)
        return Pass(kind, units: runs) { run, worker in
            let range = tiles.run(run, of: runs)
            for tile in range {
                let upcoming =
                    range.contains(tile + 1)
                    ? UpcomingBlocks(outputGradient.upcoming(tiles.range(tile + 1))) : nil
                product(
                    tile, outputGradient.kept(tiles.range(tile)), 0..<layer.inputBlocks, upcoming, worker)
            }
        }
    }

    /// The lanes of the weight gradient from an output gradient that is there, the wider operand's blocks in groups.
    private func laneGradientPass(
        _ kind: OperationKind, input: MadeOperand, outputGradient: BlockedTensor, lanes: Int,
        tiles: PixelTiles, memory: StepMemory
    ) -> Pass {
        let layer = self
        let isInputCut = inputBlocks > outputBlocks
        let pieces = (PixelTiles.unitsOfWorker * memory.workers + lanes - 1) / lanes
        let blocks = max(inputBlocks, outputBlocks)
        let groups = ChannelGroups(blocks: blocks, count: min(blocks, pieces))
        return Pass(kind, units: lanes * groups.count) { unit, worker in
            let (lane, group) = (unit / groups.count, groups.range(unit % groups.count))
            let inputBlocks = isInputCut ? group : 0..<layer.inputBlocks
            let outputBlocks = isInputCut ? 0..<layer.outputBlocks : group
            let inputTile = memory.scratchTile(
                of: worker, blocks: layer.inputBlocks, rows: tiles.rows, precision: layer.precision)
            let range = tiles.run(lane, of: lanes)
            for tile in range {
                let pixels = tiles.range(tile)
                let upcoming =
                    range.contains(tile + 1)
                    ? UpcomingBlocks(input.upcoming(tiles.range(tile + 1), blocks: inputBlocks)) : nil
                let madeInput = input.made(pixels, blocks: inputBlocks, inputTile)
                layer.weightGradient(
                    input: PixelGroups.grouped(madeInput, rows: pixels.count, in: inputTile),
                    firstInputBlock: inputBlocks.lowerBound,
                    outputGradient: outputGradient.from(pixel: pixels.lowerBound),
                    outputBlocks: outputBlocks, rows: pixels.count,
                    into: layer.lane(lane, memory), accumulate: tile > range.lowerBound,
                    upcoming: upcoming)
            }
        }
    }
}
