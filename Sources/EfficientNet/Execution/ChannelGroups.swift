/// The blocks of channels of a layer in groups of one size or the next: a last block by itself would leave most of the
/// register tile empty.
struct ChannelGroups: Equatable {
    let blocks: Int
    let count: Int

    init(blocks: Int, count: Int) {
        self.blocks = blocks
        self.count = count
    }

    /// - Parameter most: blocks of a group.
    init(blocks: Int, most: Int) {
        self.init(blocks: blocks, count: (blocks + most - 1) / most)
    }

    func range(_ group: Int) -> Range<Int> {
        (group * blocks / count)..<((group + 1) * blocks / count)
    }
}
