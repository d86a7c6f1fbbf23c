import Kernels
import Testing

@Suite("The arena and blocked tensors")
struct ArenaTests {
    @Test("Pieces are aligned to cache lines, zero, and do not overlap")
    func pieces() throws {
        let arena = try #require(Arena(bytes: 1 << 16))
        let pieces = [1, 16, 17, 100].map { (memory: arena.take($0), count: $0) }
        for piece in pieces {
            #expect(Int(bitPattern: piece.memory) % 64 == 0)
            #expect((0..<piece.count).allSatisfy { piece.memory[$0] == 0 })
        }
        for (piece, next) in zip(pieces, pieces.dropFirst()) {
            #expect(piece.memory + piece.count <= next.memory)
        }
    }

    @Test("A plan says what the same pieces will take")
    func planning() throws {
        func build(_ arena: Arena) {
            _ = arena.take(3)
            _ = arena.takeTensor(channels: 20, pixels: 100)
        }
        let bytes = Arena.bytes(planning: build)
        // Three values take a cache line; two blocks of 100 pixels of 64 bytes follow, or a little more.
        #expect(bytes >= 64 + 2 * 100 * 64)
        #expect(bytes < 64 + 2 * 300 * 64)
        build(try #require(Arena(bytes: bytes)))
    }

    @Test("More memory than there is gives no arena")
    func impossible() {
        #expect(Arena(bytes: 1 << 60) == nil)
    }

    @Test(
        "A tensor's blocks hold all pixels, in whole vectors", arguments: [1, 2, 49, 64, 65, 4_096, 50_176])
    func strides(pixels: Int) {
        let stride = BlockedTensor.stride(pixels: pixels)
        #expect(stride >= pixels * vectorWidth)
        #expect(stride % vectorWidth == 0)
        // Padding is for the caches' sake and stays small.
        #expect(stride <= (pixels + 128) * vectorWidth)
    }

    @Test("Views of a tensor share its memory")
    func views() throws {
        let arena = try #require(Arena(bytes: 1 << 16))
        let tensor = arena.takeTensor(channels: 40, pixels: 10)
        #expect(tensor.blocks == 3)
        tensor.at(block: 2, pixel: 7)[5] = 1
        #expect(tensor.from(pixel: 4).at(block: 2, pixel: 3)[5] == 1)
        #expect(tensor.blocks(1..<3).at(block: 1, pixel: 7)[5] == 1)
        #expect(tensor.blocks(1..<3).blocks == 2)
    }
}
