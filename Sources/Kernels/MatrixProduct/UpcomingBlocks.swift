/// Operands that are read after a product, brought into the second-level cache while it runs: a product keeps the
/// multipliers busy and the memory idle, fetching its next operands the other way round.
package struct UpcomingBlocks {
    /// The first rows of all blocks of a tensor: pixels of activations, inputs of weight panels.
    package struct Part {
        private let tensor: BlockedTensor
        private let linesPerBlock: Int

        package init(_ tensor: BlockedTensor, rows: Int) {
            self.tensor = tensor
            linesPerBlock =
                (rows * vectorWidth * tensor.precision.size + LineRun.lineSize - 1) / LineRun.lineSize
        }

        fileprivate var lines: Int { linesPerBlock * tensor.blocks }

        fileprivate func run(_ range: Range<Int>) -> LineRun {
            let (block, line) = (range.lowerBound / linesPerBlock, range.lowerBound % linesPerBlock)
            let blockBytes = tensor.stride &* tensor.precision.size
            return LineRun(
                UnsafeRawPointer(tensor.address + block &* blockBytes + line &* LineRun.lineSize),
                count: range.count, leftOfBlock: linesPerBlock &- line, linesPerBlock: linesPerBlock,
                blockBytes: blockBytes)
        }
    }

    private let parts: [Part]
    /// Which of the parts' lines, counted through.
    let lines: Range<Int>

    package init(_ parts: [Part]) {
        self.init(parts, 0..<parts.reduce(0) { $0 + $1.lines })
    }

    private init(_ parts: [Part], _ lines: Range<Int>) {
        self.parts = parts
        self.lines = lines
    }

    /// What to fetch during one of several products: the one for `blocks` of the `count` output blocks of all.
    package func share(_ blocks: Range<Int>, of count: Int) -> UpcomingBlocks {
        func line(before block: Int) -> Int { lines.lowerBound + lines.count * block / count }
        return UpcomingBlocks(parts, line(before: blocks.lowerBound)..<line(before: blocks.upperBound))
    }

    /// The lines from one on that lie in the same part, as far as this share goes.
    func run(from line: Int) -> LineRun {
        var first = 0
        for part in parts {
            if line < first + part.lines {
                return part.run((line - first)..<min(lines.upperBound - first, part.lines))
            }
            first += part.lines
        }
        return .empty
    }
}
