import Kernels
import Testing

@Suite("Memory beyond its end stops the program, in every build")
struct MemoryCheckTests {
    @Test("A piece that the arena was not planned for")
    func arena() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 128))
            _ = arena.take(1 << 10)
        }
        #expect(Self.text(result).contains("bytes of an arena: 4096 are needed and 128 are there"))
    }

    @Test("A part of a buffer beyond its end")
    func part() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            _ = arena.takeBuffer(100).part(96, count: 5)
        }
        #expect(Self.text(result).contains("floats of a buffer's part: 5 are needed and 4 are there"))
    }

    @Test("A tensor in too few floats")
    func tensorInBuffer() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            _ = arena.takeBuffer(100).tensor(0, channels: 16, pixels: 7, precision: .float32)
        }
        #expect(Self.text(result).contains("floats of a buffer's part: 112 are needed and 100 are there"))
    }

    @Test("Another shape in too little memory")
    func reshaped() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            _ = arena.takeTensor(channels: 16, pixels: 9).reshaped(channels: 32, pixels: 9)
        }
        #expect(Self.text(result).contains("bytes of a tensor: 1152 are needed and 576 are there"))
    }

    @Test("A view from a pixel that is not there")
    func pixel() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            _ = arena.takeTensor(channels: 16, pixels: 9).from(pixel: 10)
        }
        #expect(
            Self.text(result).contains("values of a block before a view: 160 are needed and 144 are there"))
    }

    @Test("A view of blocks that are not there")
    func blocks() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            _ = arena.takeTensor(channels: 32, pixels: 9).blocks(1..<3)
        }
        #expect(Self.text(result).contains("blocks of a view: 3 are needed and 2 are there"))
    }

    @Test("A product of more pixels than its operand has")
    func product() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let arena = try #require(Arena(bytes: 1 << 16))
            let input = arena.takeTensor(channels: 16, pixels: 9).from(pixel: 4)
            MatrixProduct.multiply(
                input, rows: 6, depth: 16, weights: .float32(arena.take(256)), panelStride: 256,
                into: arena.takeTensor(channels: 16, pixels: 9))
        }
        #expect(Self.text(result).contains("bytes of an operand: 384 are needed and 320 are there"))
    }

    private static func text(_ result: ExitTest.Result) -> String {
        String(decoding: result.standardErrorContent, as: UTF8.self)
    }
}
