import Kernels

/// Makes some blocks of an operand of a product for a range of the batch's pixels; the target's pixel 0 is the first
/// of them.
typealias OperandMaker = (_ pixels: Range<Int>, _ blocks: Range<Int>, _ target: BlockedTensor) -> Void

/// An operand of a product: there already, or made tile by tile just before it is used.
struct MadeOperand {
    /// Memory for the whole batch; nil if every pass makes what it needs in a tile of scratch.
    private let batch: BlockedTensor?
    private let blocks: Int
    /// Whether it is read later; else a tile in the worker's scratch is enough if the product follows at once.
    let isKept: Bool
    /// What it is made from: the same pixels of other tensors.
    private let sources: [BlockedTensor]
    private let make: OperandMaker?

    init(
        values: BlockedTensor, isKept: Bool, from sources: [BlockedTensor] = [], make: @escaping OperandMaker
    ) {
        batch = values
        blocks = values.blocks
        self.isKept = isKept
        self.sources = sources
        self.make = make
    }

    /// An operand that no pass needs as a whole.
    init(blocks: Int, from sources: [BlockedTensor], make: @escaping OperandMaker) {
        batch = nil
        self.blocks = blocks
        isKept = false
        self.sources = sources
        self.make = make
    }

    /// An operand that is there.
    init(values: BlockedTensor) {
        batch = values
        blocks = values.blocks
        isKept = true
        sources = [values]
        make = nil
    }

    /// The whole batch's. The program stops if the operand has no memory for it.
    var values: BlockedTensor {
        guard let batch else { fatalError("an operand that is made tile by tile is read as a whole") }
        return batch
    }

    /// See `BlockedTensor.fence`; an operand that is there was fenced when it was made.
    var fence: [Pass] { make == nil ? [] : batch?.fence ?? [] }

    /// Makes all blocks of a tile, or some, and says where they are.
    func made(_ pixels: Range<Int>, blocks: Range<Int>? = nil, _ scratch: BlockedTensor) -> BlockedTensor {
        let blocks = blocks ?? 0..<self.blocks
        guard let make else { return whole(pixels).blocks(blocks) }
        let target = isKept ? whole(pixels) : scratch
        make(pixels, blocks, target)
        return target.blocks(blocks)
    }

    /// Makes all blocks of a tile in the whole batch's memory, for whoever reads it later, and says where they are.
    func kept(_ pixels: Range<Int>) -> BlockedTensor {
        make?(pixels, 0..<blocks, whole(pixels))
        return whole(pixels)
    }

    /// What making or reading all blocks of a tile, or some, will read.
    func upcoming(_ pixels: Range<Int>, blocks: Range<Int>? = nil) -> [UpcomingBlocks.Part] {
        sources.map { source in
            let source = source.from(pixel: pixels.lowerBound)
            return UpcomingBlocks.Part(blocks.map(source.blocks) ?? source, rows: pixels.count)
        }
    }

    /// Passes that make the whole operand.
    func makingPasses(_ kind: OperationKind, _ tiles: PixelTiles) -> [Pass] {
        guard let make else { return [] }
        let operand = self
        let groups = ChannelGroups(blocks: blocks, most: Self.blocksPerUnit)
        return [
            Pass(kind, units: tiles.count * groups.count) { unit, _ in
                // As the depthwise convolution beside it is dealt out, see `ImageGroups`.
                let (tile, group) =
                    tiles.areEnough
                    ? (unit / groups.count, unit % groups.count) : (unit % tiles.count, unit / tiles.count)
                let pixels = tiles.range(tile)
                make(pixels, groups.range(group), operand.whole(pixels))
            }
        ]
    }

    private static var blocksPerUnit: Int { 12 }

    /// The tile of a range in the whole batch's memory.
    func whole(_ pixels: Range<Int>) -> BlockedTensor {
        values.from(pixel: pixels.lowerBound)
    }
}
