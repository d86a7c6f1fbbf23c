import RandomStreams
import Testing

@testable import FaceData

@Suite struct BatchMixingTests {
    /// Five plain faces whose values are their numbers.
    let images = (0..<5).flatMap { [Float](repeating: Float($0), count: 16 * 16 * 3) }

    @Test func nothingIsMixedUnlessAskedFor() {
        #expect(BatchMixing(ImagePreparation(imageSize: 16, augmentation: Augmentation())) == nil)
        #expect(BatchMixing(ImagePreparation(imageSize: 16)) == nil)
    }

    @Test func mixupBlendsTheFirstWithTheLast() throws {
        let (mixed, mixes) = try mix { $0.mixup = 1 }
        #expect(mixes.map(\.partner) == [4, 3, 2, 1, 0])
        for (face, mix) in mixes.enumerated() {
            let expected = Float(face) * mix.share + Float(4 - face) * (1 - mix.share)
            #expect(pixels(of: face, mixed).allSatisfy { abs($0 - expected) < 1e-5 })
        }
        #expect(mixes[2].share == 1)
        #expect(mixes[0].share == mixes[4].share && mixes[0].share != mixes[1].share)
    }

    @Test func cutmixPastesARectangleAndCountsItsPixels() throws {
        let (mixed, mixes) = try mix { $0.cutmix = 1 }
        for (face, mix) in mixes.enumerated() {
            let own = pixels(of: face, mixed).count { $0 == Float(face) }
            #expect(abs(Float(own) / Float(16 * 16 * 3) - mix.share) < 1e-6)
            #expect(pixels(of: face, mixed).allSatisfy { $0 == Float(face) || $0 == Float(4 - face) })
        }
        #expect(mixes.contains { $0.share < 1 })
    }

    @Test func bothShareThePairs() throws {
        var blended = 0
        for draw in 0..<200 {
            let (mixed, _) = try mix(firstDraw: draw * 5) {
                $0.mixup = 1
                $0.cutmix = 1
            }
            blended += Set(pixels(of: 0, mixed)).count == 1 && mixed[0] != 0 && mixed[0] != 4 ? 1 : 0
        }
        // A fair coin's 200 throws, to within four standard deviations.
        #expect(abs(blended - 100) < 29)
    }

    @Test(arguments: [0.2, 1, 2] as [Float]) func sharesFollowTheBetaDistribution(alpha: Float) {
        var stream = RandomStream(seed: 1, purpose: .mixing)
        let shares = (0..<4000).map { _ in Double(stream.symmetricBeta(alpha)) }
        let mean = shares.reduce(0, +) / 4000
        let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
        // Beta(α, α) has mean 1/2 and variance 1 / (4 (2α + 1)); four standard errors of each.
        #expect(abs(mean - 0.5) < 0.03)
        #expect(abs(variance - 1 / (4 * (2 * Double(alpha) + 1))) < 0.01)
    }

    @Test func aPreparedBatchCarriesTheMix() {
        var augmentation = Augmentation.none
        augmentation.mixup = 1
        let preparation = ImagePreparation(imageSize: 6, augmentation: augmentation)
        let source = MemorySource(count: 4, unreadable: [1])
        let batch = PreparedBatch(of: [0, 1, 2, 3], from: source, preparation, isCancelled: { false })
        #expect(batch.targets.map(\.label) == [0, 2, 0])
        #expect(batch.mixes.map(\.partner) == [2, 1, 0])
        #expect(batch.mixes[1].share == 1)
    }

    private func mix(
        firstDraw: Int = 0, _ change: (inout Augmentation) -> Void
    ) throws -> (images: [Float], mixes: [ImageMix]) {
        var augmentation = Augmentation.none
        change(&augmentation)
        let mixing = try #require(BatchMixing(ImagePreparation(imageSize: 16, augmentation: augmentation)))
        var mixed = images
        let mixes = try mixed.withUnsafeMutableBufferPointer { buffer in
            mixing.mix(try #require(buffer.baseAddress), draws: Array(firstDraw..<firstDraw + 5))
        }
        return (mixed, mixes)
    }

    private func pixels(of face: Int, _ images: [Float]) -> ArraySlice<Float> {
        images[face * 16 * 16 * 3..<(face + 1) * 16 * 16 * 3]
    }
}
