import EfficientNet
import Kernels
import Testing

@Suite("The work of a training step")
struct OperationWorkTests {
    private static func work(
        _ name: String, _ precision: Precision = .float32, images: Int = 2, recomputes: Bool = false
    ) throws -> [OperationKind: OperationWork] {
        try ModelSpecification.named(name, classCount: 8).trainingWork(
            imageSize: 224, images: images, precision: precision, recomputes: recomputes)
    }

    private static func multiplyAdds(_ work: [OperationKind: OperationWork]) -> Int {
        work.values.reduce(0) { $0 + $1.productMultiplyAdds + $1.floatMultiplyAdds }
    }

    /// A layer's gradients of input and weights are two products of its forward pass's size; the image needs none.
    @Test(
        "Is three times the forward pass, but for the stem",
        arguments: ["b0", "b4", "paper-fig1", "mobilenet-v2"])
    func threeTimesForward(name: String) throws {
        let model = try ModelSpecification.named(name, classCount: 8)
        let stem = try #require(model.figures(imageSize: 224).first?.multiplyAccumulates)
        let forward = model.multiplyAccumulates(imageSize: 224)
        #expect(try Self.multiplyAdds(Self.work(name)) == 2 * (3 * forward - stem))
    }

    @Test("Recomputing adds a forward pass of the blocks, without their gates")
    func recomputation() throws {
        let (kept, recomputed) = (try Self.work("b4"), try Self.work("b4", recomputes: true))
        for kind in [OperationKind.expandForward, .depthwiseForward, .projectForward] {
            let products = { (work: OperationWork?) in
                (work?.productMultiplyAdds ?? 0) + (work?.floatMultiplyAdds ?? 0)
            }
            #expect(products(recomputed[kind]) == 2 * products(kept[kind]))
        }
        #expect(recomputed[.squeezeExcitation] == kept[.squeezeExcitation])
    }

    @Test("In bfloat16 the arithmetic is the same and the traffic of wide activations half")
    func precision() throws {
        let (float, half) = (try Self.work("b4"), try Self.work("b4", .bfloat16))
        #expect(Self.multiplyAdds(float) == Self.multiplyAdds(half))
        #expect(half[.depthwiseBackward]?.bytes == (float[.depthwiseBackward]?.bytes ?? 0) / 2)
        #expect(half[.optimizer] == float[.optimizer])
    }

    @Test("The floor is the longer of arithmetic and memory")
    func floor() throws {
        let peaks = try #require(MachinePeaks.measure(threads: 1))
        var work = OperationWork()
        work.bytes = 1_000_000_000
        let memory = work.floorSeconds(peaks, precision: .float32, rate: \.oneThread)
        #expect(abs(memory * peaks.memory.oneThread / 1e9 - 1) < 1e-9)
        work.floatMultiplyAdds = 1_000_000_000_000
        let both = work.floorSeconds(peaks, precision: .float32, rate: \.oneThread)
        #expect(abs(both * peaks.floatOperations.oneThread / 2e12 - 1) < 1e-9)
    }
}
