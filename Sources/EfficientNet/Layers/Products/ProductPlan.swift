import Kernels

/// How a product of a pointwise convolution is computed: the order of its sums, and the units of work that the passes
/// deal out. Only the units may look at caches and threads.
struct ProductPlan<Units: Equatable>: Equatable {
    let order: SummationOrder
    let units: Units
}

/// The units of a forward product. No sum depends on them.
struct ForwardUnits: Equatable {
    enum Division: Equatable {
        /// The input is made as a whole; then each part of the sums is a unit of each tile and group of output blocks, and
        /// the parts are added.
        case parts(ChannelGroups)
        /// Runs of neighbouring tiles, whose input is made by the worker that multiplies it.
        case tiles(runs: Int)
        /// The input is made as a whole; then tiles and groups of output blocks.
        case channels(ChannelUnits)
    }

    /// The order's own, or smaller ones.
    let tiles: PixelTiles
    let division: Division

    /// - Parameters:
    ///   - isInputKept: whether the input is there as a whole in any case.
    ///   - cutsTiles: whether tiles may be smaller than the order's, since no statistics of a tile are taken.
    init(
        _ shape: ProductShape, _ order: SummationOrder, isInputKept: Bool, cutsTiles: Bool = false,
        workers: Int
    ) {
        tiles = cutsTiles ? order.tiles.cut(for: workers, precision: shape.precision) : order.tiles
        if Self.takesPartsApart(order.parts, tiles, workers: workers) {
            division = .parts(ChannelGroups(blocks: shape.outputBlocks, most: ChannelUnits.narrow))
        } else if Self.isCutIntoTiles(shape, tiles, isInputKept: isInputKept, workers: workers) {
            division = .tiles(runs: Self.runs(tiles, workers: workers))
        } else {
            division = .channels(ChannelUnits(shape, tiles, blocks: shape.outputBlocks))
        }
    }

    /// Whether the parts are units of their own: too few tiles for the workers to help one another.
    private static func takesPartsApart(_ parts: [Range<Int>], _ tiles: PixelTiles, workers: Int) -> Bool {
        parts.count > 1 && tiles.count < 2 * min(workers, PixelTiles.enough)
    }

    /// The same for as many workers as there may be.
    static func mayTakePartsApart(_ order: SummationOrder) -> Bool {
        takesPartsApart(order.parts, order.tiles, workers: PixelTiles.enough)
    }

    /// An input that is there as a whole in any case is cut along the channels too if tiles alone are too few for the
    /// workers to help one another.
    private static func isCutIntoTiles(
        _ shape: ProductShape, _ tiles: PixelTiles, isInputKept: Bool, workers: Int
    ) -> Bool {
        tiles.areEnough
            ? tiles.count >= 2 * workers || shape.keepsWeights || !isInputKept
            : tiles.count % workers == 0 && shape.keepsWeights
    }

    /// Each run costs a little, but a worker that is slower than the others should have several, so that they can help.
    static func runs(_ tiles: PixelTiles, workers: Int) -> Int {
        min(tiles.count, max(PixelTiles.enough, PixelTiles.unitsOfWorker * workers))
    }
}

/// The units of a backward product, which gives the gradients of input and weights.
enum BackwardUnits: Equatable {
    /// Both operands are made as a whole; then the input gradient by tiles and groups of input blocks, and the weight
    /// gradient by pieces of the matrix.
    case whole(input: ChannelUnits)
    /// Both gradients of a lane's tiles together, a lane a unit; then the lanes are added.
    case lanes
    /// The input gradient by runs of tiles, which leaves the output gradient as a whole; then each lane of the weight
    /// gradient by groups of the wider side's blocks; then the lanes are added.
    case lanesApart(runs: Int, groups: ChannelGroups)

    init(_ shape: ProductShape, _ order: SummationOrder, workers: Int) {
        guard case .lanes(let lanes) = order.weightGradient else {
            self = .whole(input: ChannelUnits(shape, order.tiles, blocks: shape.inputBlocks))
            return
        }
        guard Self.takesGradientsApart(shape, lanes, pixels: order.tiles.pixels, workers: workers) else {
            self = .lanes
            return
        }
        let pieces = (PixelTiles.unitsOfWorker * workers + lanes - 1) / lanes
        let blocks = max(shape.inputBlocks, shape.outputBlocks)
        self = .lanesApart(
            runs: ForwardUnits.runs(order.tiles, workers: workers),
            groups: ChannelGroups(blocks: blocks, count: min(blocks, pieces)))
    }

    /// Too few lanes for the workers to help one another, and a share of the wider operand that stays in each one's cache
    /// from one pass to the next.
    private static func takesGradientsApart(
        _ shape: ProductShape, _ lanes: Int, pixels: Int, workers: Int
    ) -> Bool {
        let share = pixels * max(shape.inputs, shape.outputs) * shape.precision.size / workers
        return lanes < PixelTiles.unitsOfWorker * workers && share <= mostBytesOfShare
    }

    /// Three quarters of a second-level cache.
    private static var mostBytesOfShare: Int { 3 << 19 }
}

/// Tiles and groups of blocks of channels as units.
struct ChannelUnits: Equatable {
    let tileCount: Int
    let groups: ChannelGroups
    /// Whether a worker's neighbouring units are of one tile, not of one group: if all weights stay in its cache, it so
    /// reads few pixels that another worker has made.
    let areTilesOutermost: Bool

    init(_ shape: ProductShape, _ tiles: PixelTiles, blocks: Int) {
        tileCount = tiles.count
        groups = ChannelGroups(blocks: blocks, most: Self.most(tiles, blocks: blocks))
        areTilesOutermost = shape.keepsWeights
    }

    /// As many blocks as keep the micro-kernel at its widest, twice over if enough units are left.
    private static func most(_ tiles: PixelTiles, blocks: Int) -> Int {
        tiles.count * ((blocks + 2 * narrow - 1) / (2 * narrow)) >= PixelTiles.enough ? 2 * narrow : narrow
    }

    /// Blocks that the micro-kernel computes at a time.
    static var narrow: Int { 3 }

    var count: Int { tileCount * groups.count }

    func place(of unit: Int) -> (tile: Int, group: Int) {
        areTilesOutermost
            ? (unit / groups.count, unit % groups.count) : (unit % tileCount, unit / tileCount)
    }
}

extension ProductShape {
    /// Whether all weights stay in a worker's cache.
    fileprivate var keepsWeights: Bool { weightCount * precision.size <= MatrixProduct.keptWeightBytes }
}
