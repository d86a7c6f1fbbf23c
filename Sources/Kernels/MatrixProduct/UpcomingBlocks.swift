import CIntrinsics

/// Operands that are read after a product, brought into the second-level cache while it runs: a product keeps the
/// multipliers busy and the memory idle, fetching its next operands the other way round.
package struct UpcomingBlocks {
    /// The first rows of all blocks of a tensor: pixels of activations, inputs of weight panels.
    package struct Part {
        fileprivate let tensor: BlockedTensor
        fileprivate let linesPerBlock: Int

        package init(_ tensor: BlockedTensor, rows: Int) {
            self.tensor = tensor
            linesPerBlock =
                (rows * vectorWidth * tensor.precision.size + UpcomingBlocks.lineSize - 1)
                / UpcomingBlocks.lineSize
        }

        fileprivate var lines: Int { linesPerBlock * tensor.blocks }

        fileprivate func prefetch(_ range: Range<Int>) {
            var line = range.lowerBound
            while line < range.upperBound {
                let (block, start) = (line / linesPerBlock, line % linesPerBlock)
                let stop = min(linesPerBlock, start + range.upperBound - line)
                let address = tensor.address + block &* tensor.stride &* tensor.precision.size
                for index in start..<stop {
                    cache_line_prefetch(address + index &* UpcomingBlocks.lineSize)
                }
                line += stop - start
            }
        }
    }

    private let parts: [Part]
    private let lines: Range<Int>

    package init(_ parts: [Part]) {
        self.init(parts, 0..<parts.reduce(0) { $0 + $1.lines })
    }

    private init(_ parts: [Part], _ lines: Range<Int>) {
        self.parts = parts
        self.lines = lines
    }

    /// What to fetch during one of several products: the one for `blocks` of the `count` output blocks of all.
    package func share(_ blocks: Range<Int>, of count: Int) -> UpcomingBlocks {
        UpcomingBlocks(
            parts,
            (lines.upperBound * blocks.lowerBound / count)..<(lines.upperBound * blocks.upperBound / count))
    }

    private static var lineSize: Int { 64 }

    /// Asks for one of `shares` equal shares of the cache lines.
    func prefetch(share: Int, of shares: Int) {
        var start = lines.lowerBound + lines.count * share / shares
        var end = lines.lowerBound + lines.count * (share + 1) / shares
        for part in parts {
            if start < part.lines && start < end {
                part.prefetch(start..<min(end, part.lines))
            }
            start = max(0, start - part.lines)
            end -= part.lines
        }
    }
}
