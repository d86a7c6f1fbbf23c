import Kernels

/// Makes some blocks of an operand of a product for a range of the batch's pixels; the target's pixel 0 is the first
/// of them.
typealias OperandMaker = (_ pixels: Range<Int>, _ blocks: Range<Int>, _ target: BlockedTensor) -> Void

/// An operand of a product: there already, or made tile by tile just before it is used.
struct MadeOperand {
    /// Memory for the whole batch.
    let values: BlockedTensor
    /// Whether someone reads it later; else a tile in the worker's scratch will do where the product follows
    /// at once.
    let isKept: Bool
    /// What it is made from: the same pixels of other tensors.
    private let sources: [BlockedTensor]
    private let make: OperandMaker?

    init(
        values: BlockedTensor, isKept: Bool, from sources: [BlockedTensor] = [], make: @escaping OperandMaker
    ) {
        self.values = values
        self.isKept = isKept
        self.sources = sources
        self.make = make
    }

    /// An operand that is there.
    init(values: BlockedTensor) {
        self.values = values
        isKept = true
        sources = [values]
        make = nil
    }

    /// Makes a tile, and says where.
    func made(_ pixels: Range<Int>, _ scratch: BlockedTensor) -> BlockedTensor {
        guard let make else { return whole(pixels) }
        let target = isKept ? whole(pixels) : scratch
        make(pixels, 0..<values.blocks, target)
        return target
    }

    /// What making or reading a tile will read.
    func upcoming(_ pixels: Range<Int>) -> [UpcomingBlocks.Part] {
        sources.map { UpcomingBlocks.Part($0.from(pixel: pixels.lowerBound), rows: pixels.count) }
    }

    /// Passes that make the whole operand.
    func makingPasses(_ kind: OperationKind, _ tiles: PixelTiles) -> [Pass] {
        guard let make else { return [] }
        let (operand, blocks, width) = (self, values.blocks, Self.blocksPerUnit)
        return [
            Pass(kind, units: tiles.count * ((blocks + width - 1) / width)) { unit, _ in
                let pixels = tiles.range(unit % tiles.count)
                let first = unit / tiles.count * width
                make(pixels, first..<min(blocks, first + width), operand.whole(pixels))
            }
        ]
    }

    private static var blocksPerUnit: Int { 12 }

    /// The tile of a range in the whole batch's memory.
    func whole(_ pixels: Range<Int>) -> BlockedTensor {
        values.from(pixel: pixels.lowerBound)
    }
}

/// Takes some blocks of a tile's input gradient to their place; block 0 of `near` is the first of them, its pixel 0
/// the first of `pixels`.
typealias GradientFinisher = (_ pixels: Range<Int>, _ blocks: Range<Int>, _ near: BlockedTensor) -> Void

extension PointwiseConvolution {
    /// Floats of scratch that the passes of a layer need: a tile of both operands and the near tile, or the blocks of a
    /// unit of `wholeGradientPass` in groups.
    func scratchCount(_ tiles: PixelTiles) -> Int {
        let near = BlockedTensor.floats(
            channels: Self.nearBlocks * vectorWidth, pixels: tiles.capacity, precision: .float32)
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

    /// Whether some pass over so many tiles needs an operand of the whole batch, not only a tile of it.
    func needsWholeOperands(_ tiles: PixelTiles) -> Bool {
        !tiles.areEnough || prefersWholeSums(pixels: tiles.pixels)
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

    /// Into how many runs of neighbouring tiles a forward product is cut: few enough that a worker knows which tile
    /// comes next, enough that all workers end together.
    private static func runs(_ tiles: PixelTiles) -> Int {
        min(4, max(1, tiles.count / (4 * PixelTiles.enough))) * PixelTiles.enough
    }

    /// The most output blocks of one unit where products are cut along the channels: as many as keep the micro-kernel at its
    /// widest, twice over where enough units are left.
    private static func blocksPerUnit(_ tiles: PixelTiles, blocks: Int) -> Int {
        tiles.count * ((blocks + 5) / 6) >= PixelTiles.enough ? 6 : 3
    }

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
            layer.forward(
                operand, into: output.from(pixel: pixels.lowerBound), blocks: blocks, rows: pixels.count,
                streams: streams, upcoming: upcoming, statistics: statistics.map { ($0, slot: tile) }
            ) { finish?(pixels, $0) }
        }
        // Few pixels with many channels are cut along the channels instead.
        if tiles.areEnough {
            let runs = Self.runs(tiles)
            return [
                Pass(kind, units: runs) { run, worker in
                    let range = tiles.run(run, of: runs)
                    let scratch = memory.scratchTile(
                        of: worker, blocks: layer.inputBlocks, rows: tiles.rows, precision: layer.precision)
                    for tile in range {
                        product(
                            tile, input.made(tiles.range(tile), scratch), 0..<layer.outputBlocks,
                            Self.upcoming([input], tile + 1, in: range, tiles), worker)
                    }
                }
            ]
        }
        return input.makingPasses(kind, tiles) + [
            channelPass(
                kind, tiles, blocks: outputBlocks, memory, operand: input.values, panels: forwardPanels,
                product)
        ]
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
        _ product: @escaping (_ tile: Int, BlockedTensor, Range<Int>, UpcomingBlocks?, _ worker: Int) -> Void
    ) -> Pass {
        let width = Self.blocksPerUnit(tiles, blocks: blocks)
        let groups = (blocks + width - 1) / width
        let units = tiles.count * groups
        // A worker's neighbouring units are of one tile where all weights stay in its cache, so that it reads few pixels
        // that another worker has made, and of one group of blocks where they do not.
        let areTilesOutermost = weightCount * precision.size <= MatrixProduct.keptWeightBytes
        func place(_ unit: Int) -> (tile: Int, group: Int) {
            areTilesOutermost
                ? (unit / groups, unit % groups) : (unit % tiles.count, unit / tiles.count)
        }
        // Groups of one size or the next: a last block by itself would leave most of the register tile empty.
        func range(_ group: Int) -> Range<Int> {
            (group * blocks / groups)..<((group + 1) * blocks / groups)
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
                if next.group != group { upcoming.append(panels(range(next.group))) }
            }
            product(
                tile, operand.from(pixel: tiles.range(tile).lowerBound), range(group),
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
            let scratch = memory.scratchTile(
                of: worker, blocks: inputBlocks.count,
                rows: PixelGroups.capacity(rows: pixels, precision: layer.precision),
                precision: layer.precision)
            layer.weightGradient(
                input: PixelGroups.grouped(input.blocks(inputBlocks), rows: pixels, in: scratch),
                firstInputBlock: inputBlocks.lowerBound, outputGradient: outputGradient,
                outputBlocks: outputBlocks, rows: pixels, into: layer.gradient, accumulate: false,
                streams: true, upcoming: UpcomingBlocks(upcoming))
        }
    }

    /// What the operands of a tile will be made from, if it is one of the run that a worker takes.
    private static func upcoming(
        _ operands: [MadeOperand], _ tile: Int, in run: Range<Int>, _ tiles: PixelTiles
    ) -> UpcomingBlocks? {
        guard run.contains(tile) else { return nil }
        let pixels = tiles.range(tile)
        return UpcomingBlocks(operands.flatMap { $0.upcoming(pixels) })
    }

    /// Operands, input gradient and weight gradient of one tile after another, a run of tiles a lane; then
    /// the lanes are added in order.
    private func lanePasses(
        _ kind: OperationKind, input: MadeOperand, outputGradient: MadeOperand, tiles: PixelTiles,
        memory: StepMemory,
        _ product: @escaping (_ tile: Int, BlockedTensor, Range<Int>, UpcomingBlocks?, _ worker: Int) -> Void
    ) -> [Pass] {
        let layer = self
        let lanes = min(layer.lanes(pixels: tiles.pixels), tiles.count)
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
                let upcoming = Self.upcoming([input, outputGradient], tile + 1, in: range, tiles)
                product(
                    tile, madeGradient, 0..<layer.inputBlocks, upcoming?.share(0..<1, of: 2), worker)
                layer.weightGradient(
                    input: PixelGroups.grouped(madeInput, rows: pixels.count, in: inputTile),
                    outputGradient: madeGradient, outputBlocks: 0..<layer.outputBlocks, rows: pixels.count,
                    into: memory.lanes + lane * layer.weightCount, accumulate: tile > range.lowerBound,
                    upcoming: upcoming?.share(1..<2, of: 2))
            }
        }
        return [
            work, LaneReduction.pass(memory.lanes, lanes: lanes, count: weightCount, into: gradient),
        ]
    }
}
