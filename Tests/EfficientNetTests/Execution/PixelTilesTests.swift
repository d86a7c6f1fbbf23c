import Kernels
import Testing

@testable import EfficientNet

@Suite("Cutting a layer's pixels into tiles")
struct PixelTilesTests {
    /// A pointwise convolution of EfficientNet-B4 in some batch: pixels of the batch, channels of its wider side.
    struct Shape: CustomTestStringConvertible {
        let pixels: Int
        let channels: Int

        var testDescription: String { "\(pixels) pixels of \(channels) channels" }
        var tiles: PixelTiles { PixelTiles(pixels: pixels, channels: channels, precision: .float32) }
    }

    /// At 224×224 in batches of 16, 380×380 of 8, and 64×64 of 32 and 64.
    private static let shapes = [(112, 16), (190, 8), (32, 32), (32, 64)].flatMap { side, batch in
        [(1, 144), (2, 192), (4, 336), (8, 672), (8, 960), (16, 1632), (16, 1792)].map { stride, channels in
            let scaled = (side + stride - 1) / stride
            return Shape(pixels: batch * scaled * scaled, channels: channels)
        }
    }

    @Test(
        "Every pixel lies in one tile, and no tile is longer than the scratch memory for it",
        arguments: shapes)
    func tilesCoverThePixels(shape: Shape) {
        let tiles = shape.tiles
        var end = 0
        for tile in 0..<tiles.count {
            let range = tiles.range(tile)
            #expect(range.lowerBound == end && !range.isEmpty && range.count <= tiles.capacity)
            end = range.upperBound
        }
        #expect(end == shape.pixels)
    }

    /// A sixth: what the worst of these shapes, 12×12 pixels of 8 images, leaves in whole register tiles.
    @Test("Sixteen workers with a run of tiles each end within a sixth of one another", arguments: shapes)
    func runsAreEven(shape: Shape) {
        let tiles = shape.tiles
        guard tiles.areEnough else { return }
        let longest = (0..<16).map { tiles.run($0, of: 16).count * tiles.rows }.max() ?? 0
        #expect(Double(longest) <= Double(shape.pixels) / 16 * 7 / 6)
    }

    @Test(
        "Cut for the workers, tiles cover the pixels and stay within the scratch",
        arguments: shapes, [1, 16, 64])
    func cutTiles(shape: Shape, workers: Int) {
        let tiles = shape.tiles.cut(for: workers, precision: .float32)
        #expect(tiles.rows <= shape.tiles.rows && tiles.count >= shape.tiles.count)
        #expect(tiles.range(0).lowerBound == 0 && tiles.range(tiles.count - 1).upperBound == shape.pixels)
        #expect((1..<tiles.count).allSatisfy { tiles.range($0).lowerBound == tiles.range($0 - 1).upperBound })
    }

    @Test("Fewer images may be cut into more tiles, and memory is planned for as many")
    func fewerImagesMayHaveMoreTiles() {
        // With register tiles of seven pixels, 28×28 pixels of 336 channels of EfficientNet-B4 are such a case: 15
        // images are 80 tiles, 16 are 64. With others it is other layers.
        let layers = [7, 12, 14, 24, 28, 48].flatMap { size in
            stride(from: 16, through: 960, by: 16).map { (size, channels: $0) }
        }
        let cases = layers.map { size, channels in
            { (images: Int) in Shape(pixels: images * size * size, channels: channels).tiles }
        }.filter { tiles in (1..<16).contains { tiles($0).count > tiles(16).count } }
        #expect(!cases.isEmpty)
        for tiles in cases {
            let most = PixelTiles.most(upTo: 16, tiles)
            #expect((1...16).allSatisfy { tiles($0).count <= most })
        }
    }

    @Test(
        "Every block of every group of images is one unit of a pass",
        arguments: [(16, 112 * 112, 3), (5, 4, 102), (1, 49, 7)])
    func groupsHaveOneUnitForEachBlock(images: Int, pixels: Int, blocks: Int) {
        let groups = ImageGroups(images: images, pixelsPerImage: pixels, blocks: blocks)
        let places = Set((0..<groups.units).map { [groups.place(of: $0).block, groups.place(of: $0).group] })
        #expect(places.count == blocks * groups.count)
        #expect(places.allSatisfy { (0..<blocks).contains($0[0]) && (0..<groups.count).contains($0[1]) })
    }
}
