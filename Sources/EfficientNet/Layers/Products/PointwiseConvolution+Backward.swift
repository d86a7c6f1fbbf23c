import Kernels

/// Takes some blocks of a tile's input gradient to their place; block 0 of `near` is the first of them, its pixel 0
/// the first of `pixels`.
typealias GradientFinisher = (_ pixels: Range<Int>, _ blocks: Range<Int>, _ near: BlockedTensor) -> Void

extension PointwiseConvolution {
    /// Passes that carry out a plan of a backward product: from the output gradient to the gradients of input and weights.
    ///
    /// - Parameter finish: takes each range of blocks of a tile's input gradient to its place, from a tile in the
    ///   nearest caches; without it the product leaves it there itself.
    func backwardPasses(
        _ kind: OperationKind, _ plan: ProductPlan<BackwardUnits>, input: MadeOperand,
        outputGradient: MadeOperand, inputGradient: BlockedTensor, memory: StepMemory,
        finish: GradientFinisher?
    ) -> [Pass] {
        let tiles = plan.order.tiles
        let product = inputGradientProduct(inputGradient, tiles, memory, finish)
        let lanes = plan.order.lanes
        switch plan.units {
        case .whole(let units):
            return input.makingPasses(kind, tiles) + outputGradient.makingPasses(kind, tiles) + [
                channelPass(
                    kind, units, tiles, operand: outputGradient.values, panels: backwardPanels, product),
                wholeGradientPass(
                    kind, input: input.values, outputGradient: outputGradient.values, pixels: tiles.pixels,
                    memory: memory),
            ]
        case .lanes:
            return [
                lanePass(
                    kind, lanes: lanes, input: input, outputGradient: outputGradient, tiles: tiles,
                    memory: memory, product),
                reduction(of: lanes, memory),
            ]
        case .lanesApart(let runs, let groups):
            return [
                inputGradientPass(kind, runs: runs, outputGradient: outputGradient, tiles: tiles, product),
                laneGradientPass(
                    kind, groups, lanes: lanes, input: input, outputGradient: outputGradient.values,
                    tiles: tiles, memory: memory),
                reduction(of: lanes, memory),
            ]
        }
    }

    // MARK: The input gradient

    private func inputGradientProduct(
        _ inputGradient: BlockedTensor, _ tiles: PixelTiles, _ memory: StepMemory, _ finish: GradientFinisher?
    ) -> TileProduct {
        let layer = self
        let streams = memory.overflows(inputGradient, pixels: tiles.pixels)
        return { tile, operand, blocks, upcoming, worker in
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
    }

    /// The output gradient, which stays for the next pass, and the input gradient from it.
    private func inputGradientPass(
        _ kind: OperationKind, runs: Int, outputGradient: MadeOperand, tiles: PixelTiles,
        _ product: @escaping TileProduct
    ) -> Pass {
        let layer = self
        return Pass(kind, units: runs) { run, worker in
            let range = tiles.run(run, of: runs)
            for tile in range {
                let upcoming =
                    range.contains(tile + 1)
                    ? UpcomingBlocks(outputGradient.upcoming(tiles.range(tile + 1))) : nil
                product(
                    tile, outputGradient.kept(tiles.range(tile)), 0..<layer.shape.inputBlocks, upcoming,
                    worker)
            }
        }
    }

    // MARK: The weight gradient

    /// Sums over all pixels at once, a piece of the matrix a unit.
    private func wholeGradientPass(
        _ kind: OperationKind, input: BlockedTensor, outputGradient: BlockedTensor, pixels: Int,
        memory: StepMemory
    ) -> Pass {
        let layer = self
        let (rows, columns) = (Self.gradientBlocks, 3)
        let rowUnits = (shape.inputBlocks + rows - 1) / rows
        let columnUnits = (shape.outputBlocks + columns - 1) / columns
        func inputs(_ unit: Int) -> Range<Int> {
            let first = unit % rowUnits * rows
            return first..<min(layer.shape.inputBlocks, first + rows)
        }
        func outputs(_ unit: Int) -> Range<Int> {
            let first = unit / rowUnits * columns
            return first..<min(layer.shape.outputBlocks, first + columns)
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

    /// Operands, input gradient and weight gradient of one tile after another, a run of tiles a lane.
    private func lanePass(
        _ kind: OperationKind, lanes: Int, input: MadeOperand, outputGradient: MadeOperand, tiles: PixelTiles,
        memory: StepMemory, _ product: @escaping TileProduct
    ) -> Pass {
        let layer = self
        let (inputBlocks, outputBlocks) = (shape.inputBlocks, shape.outputBlocks)
        return Pass(kind, units: lanes) { lane, worker in
            let range = tiles.run(lane, of: lanes)
            let inputTile = memory.scratchTile(
                of: worker, blocks: inputBlocks, rows: tiles.rows, precision: layer.precision)
            let gradientTile = memory.scratchTile(
                of: worker, offset: layer.tileFloats(tiles, blocks: inputBlocks, layer.precision),
                blocks: outputBlocks, rows: tiles.rows, precision: layer.precision)
            for tile in range {
                let pixels = tiles.range(tile)
                let madeInput = input.made(pixels, inputTile)
                let madeGradient = outputGradient.made(pixels, gradientTile)
                var upcoming: UpcomingBlocks?
                if range.contains(tile + 1) {
                    let next = tiles.range(tile + 1)
                    upcoming = UpcomingBlocks(input.upcoming(next) + outputGradient.upcoming(next))
                }
                product(tile, madeGradient, 0..<inputBlocks, upcoming?.share(0..<1, of: 2), worker)
                layer.weightGradient(
                    input: PixelGroups.grouped(madeInput, rows: pixels.count, in: inputTile),
                    outputGradient: madeGradient, outputBlocks: 0..<outputBlocks, rows: pixels.count,
                    into: layer.lane(lane, memory), accumulate: tile > range.lowerBound,
                    upcoming: upcoming?.share(1..<2, of: 2))
            }
        }
    }

    /// The lanes from an output gradient that is there, the wider operand's blocks in groups.
    private func laneGradientPass(
        _ kind: OperationKind, _ groups: ChannelGroups, lanes: Int, input: MadeOperand,
        outputGradient: BlockedTensor, tiles: PixelTiles, memory: StepMemory
    ) -> Pass {
        let layer = self
        let isInputCut = shape.inputBlocks > shape.outputBlocks
        return Pass(kind, units: lanes * groups.count) { unit, worker in
            let (lane, group) = (unit / groups.count, groups.range(unit % groups.count))
            let inputBlocks = isInputCut ? group : 0..<layer.shape.inputBlocks
            let outputBlocks = isInputCut ? 0..<layer.shape.outputBlocks : group
            let inputTile = memory.scratchTile(
                of: worker, blocks: layer.shape.inputBlocks, rows: tiles.rows, precision: layer.precision)
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
                    outputBlocks: outputBlocks, rows: pixels.count, into: layer.lane(lane, memory),
                    accumulate: tile > range.lowerBound, upcoming: upcoming)
            }
        }
    }

    private func lane(_ lane: Int, _ memory: StepMemory) -> UnsafeMutablePointer<Float> {
        memory.lanes.part(lane * shape.weightCount, count: shape.weightCount).start
    }

    private func reduction(of lanes: Int, _ memory: StepMemory) -> Pass {
        LaneReduction.pass(
            memory.lanes.part(0, count: lanes * shape.weightCount).start, lanes: lanes,
            count: shape.weightCount, into: gradient)
    }
}
