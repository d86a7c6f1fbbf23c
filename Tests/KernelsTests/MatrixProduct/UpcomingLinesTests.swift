import Testing

@testable import Kernels

@Suite("What a product fetches for the next one")
struct UpcomingLinesTests {
    /// Three blocks of 21 pixels are 63 lines; shares and steps that do not divide them must lose none.
    @Test(
        "Every cache line is asked for once, in the steps that there are",
        arguments: [1, 4, 7, 62, 63, 64, 500])
    func everyLine(steps: Int) throws {
        let arena = try #require(Arena(bytes: 1 << 20))
        let first = arena.takeTensor(channels: 48, pixels: 21)
        let second = arena.takeTensor(channels: 16, pixels: 5)
        let upcoming = UpcomingBlocks([.init(first, rows: 21), .init(second, rows: 5)])
        var asked = 0
        for blocks in [0..<3, 3..<5, 5..<8] {
            var lines = UpcomingLines(.empty, upcoming.share(blocks, of: 8), steps: steps)
            var taken = 0
            while true {
                var run = lines.nextRun()
                guard run.count > 0 else { break }
                let before = run.count
                run.prefetch(atMost: lines.linesPerStep)
                asked += before - run.count
                lines.keep(run)
                taken += 1
            }
            // Where a share goes on in the next tensor, a step may end with fewer lines.
            #expect(taken <= steps + 1)
        }
        #expect(asked == 63 + 5)
    }

    @Test("Lines go through a block, then on to the next")
    func blocks() throws {
        let arena = try #require(Arena(bytes: 1 << 20))
        let tensor = arena.takeTensor(channels: 32, pixels: 10)
        let upcoming = UpcomingBlocks([.init(tensor, rows: 3)])
        var lines: [UnsafeRawPointer] = []
        var run = upcoming.run(from: 0)
        while let line = run.next {
            lines.append(line)
            run.prefetch(atMost: 1)
        }
        let expected = (0..<2).flatMap { block in
            (0..<3).map { UnsafeRawPointer(tensor.at(block: block, pixel: $0)) }
        }
        #expect(lines == expected)
    }

    @Test("Nothing to fetch")
    func nothing() {
        var lines = UpcomingLines(.empty, nil, steps: 3)
        var run = lines.nextRun()
        run.prefetch(atMost: 4)
        #expect(run.count == 0 && lines.linesPerStep == 0)
    }
}
