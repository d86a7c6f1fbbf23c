import Kernels
import Testing

@testable import EfficientNet

@Suite("How the products of a pointwise convolution are planned")
struct ProductPlanTests {
    /// A product of a network of the family, in float32, and what is planned for it.
    struct Case: CustomTestStringConvertible {
        let name: String
        let inputs: Int
        let outputs: Int
        let pixels: Int
        let workers: Int
        /// As a projection: its input is made for this product alone, and its long sums are halved.
        let isProjection: Bool
        let forward: String
        let backward: String

        init(
            _ name: String, _ inputs: Int, _ outputs: Int, pixels: Int, workers: Int, isProjection: Bool,
            forward: String, backward: String
        ) {
            self.name = name
            self.inputs = inputs
            self.outputs = outputs
            self.pixels = pixels
            self.workers = workers
            self.isProjection = isProjection
            self.forward = forward
            self.backward = backward
        }

        var testDescription: String { "\(name), \(workers) workers" }

        var shape: ProductShape { ProductShape(inputs: inputs, outputs: outputs, precision: .float32) }

        var order: SummationOrder {
            SummationOrder(
                shape, parts: SummationOrder.parts(of: shape, isHalved: isProjection),
                tiles: PixelTiles(pixels: pixels, channels: max(inputs, outputs), precision: .float32))
        }
    }

    /// Tiles have a multiple of the register tile's pixels, 7 or 6: these come to the same with either.
    static let cases = [
        Case(
            "project, one image of 7×7", 1_152, 320, pixels: 49, workers: 2, isProjection: true,
            forward: "parts", backward: "whole"),
        Case(
            "project, 16 images of 7×7", 1_152, 320, pixels: 784, workers: 16, isProjection: true,
            forward: "parts", backward: "whole"),
        Case(
            "project, 16 images of 56×56", 144, 24, pixels: 50_176, workers: 2, isProjection: true,
            forward: "16 runs of tiles", backward: "64 lanes"),
        Case(
            "project, 16 images of 56×56", 144, 24, pixels: 50_176, workers: 16, isProjection: true,
            forward: "64 runs of tiles", backward: "64 lanes"),
        Case(
            "expand, one image of 56×56", 24, 144, pixels: 3_136, workers: 2, isProjection: false,
            forward: "16 runs of tiles", backward: "16 lanes"),
        Case(
            "expand, one image of 56×56", 24, 144, pixels: 3_136, workers: 16, isProjection: false,
            forward: "16 runs of tiles", backward: "16 runs of tiles, then 16 lanes in 4 groups"),
        Case(
            "project, 4 images of 7×7", 672, 192, pixels: 196, workers: 2, isProjection: true,
            forward: "4 runs of tiles", backward: "whole"),
        Case(
            "project, 4 images of 7×7", 672, 192, pixels: 196, workers: 16, isProjection: true,
            forward: "channels", backward: "whole"),
        Case(
            "expand, one image of 7×7", 192, 1_152, pixels: 49, workers: 1, isProjection: false,
            forward: "1 runs of tiles", backward: "whole"),
        Case(
            "expand, one image of 7×7", 192, 1_152, pixels: 49, workers: 2, isProjection: false,
            forward: "channels", backward: "whole"),
    ]

    @Test("Each shape gets the plan of the table", arguments: cases)
    func table(_ product: Case) {
        let forward = ForwardUnits(
            product.shape, product.order, isInputKept: !product.isProjection, workers: product.workers)
        let backward = BackwardUnits(product.shape, product.order, workers: product.workers)
        #expect(Self.text(forward.division) == product.forward)
        #expect(Self.text(backward, lanes: product.order.lanes) == product.backward)
    }

    @Test("Sums of more than 768 inputs are halved where a layer asks for it, at a whole block of channels")
    func parts() {
        func parts(_ inputs: Int, isHalved: Bool = true) -> [Range<Int>] {
            SummationOrder.parts(
                of: ProductShape(inputs: inputs, outputs: 64, precision: .float32), isHalved: isHalved)
        }
        #expect(parts(1_152) == [0..<576, 576..<1_152])
        #expect(parts(1_000) == [0..<512, 512..<1_000])
        #expect(parts(768) == [0..<768])
        #expect(parts(1_152, isHalved: false) == [0..<1_152])
    }

    @Test("Smaller tiles, where no statistics depend on them, leave the order as it is", arguments: cases)
    func cutTiles(_ product: Case) {
        let units = ForwardUnits(
            product.shape, product.order, isInputKept: false, cutsTiles: true, workers: product.workers)
        #expect(units.tiles.rows <= product.order.tiles.rows)
        #expect(units.tiles.pixels == product.order.tiles.pixels)
    }

    @Test("Units of channels take every group of every tile once", arguments: cases)
    func channelUnits(_ product: Case) {
        let units = ChannelUnits(product.shape, product.order.tiles, blocks: product.shape.outputBlocks)
        let places = (0..<units.count).map { unit in
            let (tile, group) = units.place(of: unit)
            return tile * units.groups.count + group
        }
        #expect(places.sorted() == Array(0..<(product.order.tiles.count * units.groups.count)))
    }

    private static func text(_ division: ForwardUnits.Division) -> String {
        switch division {
        case .parts: "parts"
        case .tiles(let runs): "\(runs) runs of tiles"
        case .channels: "channels"
        }
    }

    private static func text(_ units: BackwardUnits, lanes: Int) -> String {
        switch units {
        case .whole: "whole"
        case .lanes: "\(lanes) lanes"
        case .lanesApart(let runs, let groups):
            "\(runs) runs of tiles, then \(lanes) lanes in \(groups.count) groups"
        }
    }
}
