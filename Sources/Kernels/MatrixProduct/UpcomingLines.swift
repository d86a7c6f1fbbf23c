import CIntrinsics

/// Cache lines that lie in blocks of equal length, the blocks at equal distances.
struct LineRun {
    static let lineSize = 64

    private(set) var count: Int
    private var line: UnsafeRawPointer?
    private var leftOfBlock: Int
    private let linesPerBlock: Int
    private let blockBytes: Int

    static var empty: LineRun { LineRun(nil, count: 0, leftOfBlock: 0, linesPerBlock: 0, blockBytes: 0) }

    init(
        _ line: UnsafeRawPointer?, count: Int, leftOfBlock: Int, linesPerBlock: Int, blockBytes: Int
    ) {
        self.line = line
        self.count = count
        self.leftOfBlock = leftOfBlock
        self.linesPerBlock = linesPerBlock
        self.blockBytes = blockBytes
    }

    /// Lines that follow one another.
    init(_ line: UnsafeRawPointer, count: Int) {
        self.init(line, count: count, leftOfBlock: count, linesPerBlock: count, blockBytes: 0)
    }

    /// The line to be asked for next.
    var next: UnsafeRawPointer? { count > 0 ? line : nil }

    /// Asks for the first lines, and drops them.
    @inline(__always)
    mutating func prefetch(atMost most: Int) {
        guard var line = next else { return }
        let asked = min(most, count)
        for _ in 0..<asked {
            cache_line_prefetch(line)
            leftOfBlock &-= 1
            if leftOfBlock == 0 {
                leftOfBlock = linesPerBlock
                line += blockBytes &- (linesPerBlock &- 1) &* Self.lineSize
            } else {
                line += Self.lineSize
            }
        }
        self.line = line
        count &-= asked
    }
}

/// The lines that a product asks for while it runs, a few in every step of its innermost loop. All at once they
/// would fill the core's queue of outstanding lines, and the product's own loads would wait behind them.
struct UpcomingLines {
    private var run: LineRun
    let linesPerStep: Int
    private let blocks: UpcomingBlocks?
    /// The first of the blocks' lines that is in no run yet.
    private var nextLine: Int

    /// - Parameters:
    ///   - first: asked for before the blocks.
    ///   - steps: in how many steps all should be asked for; none is like one.
    init(_ first: LineRun, _ blocks: UpcomingBlocks?, steps: Int) {
        run = first
        self.blocks = blocks
        nextLine = blocks?.lines.lowerBound ?? 0
        let count = first.count + (blocks?.lines.count ?? 0)
        let atLeastOne = max(1, steps)
        linesPerStep = (count + atLeastOne - 1) / atLeastOne
    }

    /// The run to take lines from next; `keep` puts back what is left of it.
    @inline(__always)
    mutating func nextRun() -> LineRun {
        if run.count == 0, let blocks, nextLine < blocks.lines.upperBound {
            run = blocks.run(from: nextLine)
            nextLine += max(1, run.count)
        }
        return run
    }

    @inline(__always)
    mutating func keep(_ run: LineRun) {
        self.run = run
    }
}
