import Foundation
import Kernels
import Testing

/// Runs in builds with the address sanitizer alone: `make sanitize` sets the variable.
@Suite(
    "The address sanitizer sees the arena's pieces",
    .enabled(if: ProcessInfo.processInfo.environment["FER_TUI_SANITIZER"] == "address"))
struct GuardedMemoryTests {
    @Test("A write beyond a piece is reported")
    func overrun() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            let (piece, next) = (arena.take(16), arena.take(16))
            next[0] = 1
            piece[16] = 1
        }
        #expect(Self.text(result).contains("use-after-poison"))
    }

    @Test("A read of what another shape leaves of shared memory is reported")
    func leftover() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            let shared = arena.takeTensor(floats: 1_000)
            let (large, small) = (
                shared.reshaped(channels: 16, pixels: 50), shared.reshaped(channels: 16, pixels: 10)
            )
            PassRunner(workers: 1).run(large.fence)
            large.at(block: 0, pixel: 49)[15] = 1
            PassRunner(workers: 1).run(small.fence)
            small.at(block: 0, pixel: 9)[15] = 1
            exit(large.at(block: 0, pixel: 49)[15] == 1 ? 0 : 1)
        }
        #expect(Self.text(result).contains("use-after-poison"))
    }

    @Test("What a fence guarded is free again under a larger tensor")
    func reuse() throws {
        let arena = try #require(Arena(bytes: 1 << 16))
        let shared = arena.takeTensor(floats: 1_000)
        let runner = PassRunner(workers: 1)
        runner.run(shared.reshaped(channels: 16, pixels: 10).fence)
        let large = shared.reshaped(channels: 16, pixels: 50)
        runner.run(large.fence)
        large.at(block: 0, pixel: 49)[15] = 1
        #expect(large.at(block: 0, pixel: 49)[15] == 1)
    }

    private static func text(_ result: ExitTest.Result) -> String {
        String(decoding: result.standardErrorContent, as: UTF8.self)
    }
}
