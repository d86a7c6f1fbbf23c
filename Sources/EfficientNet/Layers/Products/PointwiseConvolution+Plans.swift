import Kernels

/// Plans of a layer's products, and the memory that any of them needs.
extension PointwiseConvolution {
    func order(_ tiles: PixelTiles) -> SummationOrder {
        SummationOrder(shape, parts: parts, tiles: tiles)
    }

    /// - Parameters: as of `ForwardUnits`.
    func forwardPlan(
        _ tiles: PixelTiles, isInputKept: Bool, cutsTiles: Bool = false, workers: Int
    ) -> ProductPlan<ForwardUnits> {
        let order = order(tiles)
        return ProductPlan(
            order: order,
            units: ForwardUnits(
                shape, order, isInputKept: isInputKept, cutsTiles: cutsTiles, workers: workers))
    }

    func backwardPlan(_ tiles: PixelTiles, workers: Int) -> ProductPlan<BackwardUnits> {
        let order = order(tiles)
        return ProductPlan(order: order, units: BackwardUnits(shape, order, workers: workers))
    }

    /// Whether some plan over so many tiles needs an operand of the whole batch, not only a tile of it.
    func needsWholeOperands(_ tiles: PixelTiles) -> Bool {
        let order = order(tiles)
        return !tiles.areEnough || ForwardUnits.mayTakePartsApart(order) || order.weightGradient == .whole
    }

    /// Floats of scratch that the passes need: a tile of both operands and one near them, of the input gradient or of the
    /// second part of the sums; or the input blocks of a piece of the whole weight gradient in groups.
    func scratchCount(_ tiles: PixelTiles) -> Int {
        let blocks = parts.count > 1 ? max(shape.outputBlocks, Self.nearBlocks) : Self.nearBlocks
        let tile = operandFloats(tiles) + tileFloats(tiles, blocks: blocks, .float32)
        // A batch that is summed in lanes when it is full may be summed whole when it is not.
        let pixels = min(tiles.pixels, SummationOrder.mostPixelsOfWholeSums(shape))
        let groups =
            precision == .bfloat16
            ? BlockedTensor.floats(
                channels: Self.gradientBlocks * vectorWidth,
                pixels: PixelGroups.capacity(rows: pixels, precision: precision), precision: precision) : 0
        return max(tile, groups)
    }

    /// Floats of a tile of both operands.
    func operandFloats(_ tiles: PixelTiles) -> Int {
        tileFloats(tiles, blocks: shape.inputBlocks, precision)
            + tileFloats(tiles, blocks: shape.outputBlocks, precision)
    }

    /// Floats of a tile of some blocks, in any batch.
    func tileFloats(_ tiles: PixelTiles, blocks: Int, _ precision: Precision) -> Int {
        BlockedTensor.floats(channels: blocks * vectorWidth, pixels: tiles.capacity, precision: precision)
    }

    /// Floats that the second halves of sums need in any batch of up to so many images.
    func secondSumCount(upTo images: Int, _ tiles: (_ images: Int) -> PixelTiles) -> Int {
        (1...max(1, images)).last { ForwardUnits.mayTakePartsApart(order(tiles($0))) }.map {
            BlockedTensor.floats(channels: outputs, pixels: tiles($0).pixels, precision: .float32)
        } ?? 0
    }

    /// Blocks of an input gradient that are finished together, as many as the micro-kernel computes.
    static var nearBlocks: Int { 3 }

    /// Input blocks of a piece of the whole weight gradient.
    static var gradientBlocks: Int { 4 }
}
