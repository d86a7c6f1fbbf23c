import Testing

@testable import FaceData

@Suite struct AugmentationTests {
    let face = Pictures.noise(40, 40)

    @Test func seedEpochAndSampleFixTheChanges() {
        let first = values(Augmentation(seed: 3, epoch: 5), sample: 11)
        #expect(first == values(Augmentation(seed: 3, epoch: 5), sample: 11))
        #expect(first != values(Augmentation(seed: 4, epoch: 5), sample: 11))
        #expect(first != values(Augmentation(seed: 3, epoch: 6), sample: 11))
        #expect(first != values(Augmentation(seed: 3, epoch: 5), sample: 12))
    }

    @Test func withoutAnyStrengthTheFaceIsAsInEvaluation() {
        let plain = ImagePreparation(imageSize: 40, augmentation: nil).values(of: face, sample: 0)
        #expect(isClose(values(still, sample: 0), plain))
    }

    @Test func aFlipMirrorsTheFaceAndNothingElse() {
        var flip = still
        flip.flipProbability = 1
        let mirrored = PixelImage(
            width: 40, height: 40,
            pixels: (0..<40).flatMap { y in (0..<40).flatMap { x in face[39 - x, y] } })
        let expected = ImagePreparation(imageSize: 40, augmentation: nil).values(of: mirrored, sample: 0)
        #expect(isClose(values(flip, sample: 0), expected))
    }

    @Test func flipsHappenAsOftenAsAsked() {
        var settings = still
        settings.flipProbability = 0.3
        let flips = (0..<2000).count { AugmentationDraw(settings, sample: $0).flips }
        // Four standard deviations of a binomial of 2000 at 0.3.
        #expect(abs(flips - 600) < 82)
    }

    @Test func oneStrengthLeavesTheOthersDrawsAlone() {
        let whole = AugmentationDraw(Augmentation(seed: 1, epoch: 1), sample: 7)
        var calmer = Augmentation(seed: 1, epoch: 1)
        calmer.maximumRotation = 0
        let draw = AugmentationDraw(calmer, sample: 7)
        #expect(draw.rotation == 0 && whole.rotation != 0)
        #expect(
            draw.brightness == whole.brightness && draw.cropX == whole.cropX && draw.erased == whole.erased)
    }

    @Test func drawsStayWithinTheirStrengths() {
        var settings = Augmentation(seed: 9, epoch: 0)
        settings.erasingProbability = 1
        for sample in 0..<500 {
            let draw = AugmentationDraw(settings, sample: sample)
            #expect(draw.cropWidth <= 1 && draw.cropHeight <= 1)
            #expect(draw.cropWidth * draw.cropHeight >= settings.minimumCropArea / settings.maximumStretch)
            #expect(abs(draw.rotation) <= settings.maximumRotation * .pi / 180)
            #expect(abs(draw.brightness - 1) <= settings.brightness)
            #expect(abs(draw.shiftX) <= settings.maximumShift)
            let erased = draw.erased ?? .init(x: 0, y: 0, width: 1, height: 1)
            #expect(erased.width * erased.height <= settings.maximumErasedArea)
            #expect(erased.x >= 0 && erased.x + erased.width <= 1)
        }
    }

    @Test func brightnessScalesTheWholeFace() {
        var settings = still
        settings.brightness = 0.5
        let gray = Pictures.plain(16, 16, [100, 100, 100])
        let values = ImagePreparation(imageSize: 16, augmentation: settings).values(of: gray, sample: 3)
        let scale = AugmentationDraw(settings, sample: 3).brightness
        #expect(abs(ImageNetStatistics.pixelValue(values[0], channel: 0) - 100 * scale) < 0.01)
        #expect(scale != 1)
    }

    @Test func anErasedRectangleIsTheMean() {
        var settings = still
        settings.erasingProbability = 1
        let white = Pictures.plain(32, 32, [255, 255, 255])
        let values = ImagePreparation(imageSize: 32, augmentation: settings).values(of: white, sample: 1)
        let erased = values.count { $0 == 0 }
        #expect(erased > 0 && erased < values.count / 4)
        #expect(erased % 3 == 0)
    }

    @Test(arguments: [(1, 1), (3, 200), (200, 3), (64, 64), (300, 301)])
    func anySizeBecomesTheNetworksSquare(width: Int, height: Int) {
        let preparation = ImagePreparation(imageSize: 32, augmentation: Augmentation(seed: 1, epoch: 2))
        let values = preparation.values(of: Pictures.noise(width, height), sample: 1)
        #expect(values.count == 32 * 32 * 3)
        #expect(values.allSatisfy { $0.isFinite && abs($0) < 3 })
    }

    /// No change at all.
    private var still: Augmentation {
        var settings = Augmentation.flipOnly(seed: 1, epoch: 1)
        settings.flipProbability = 0
        return settings
    }

    private func values(_ augmentation: Augmentation, sample: Int) -> [Float] {
        ImagePreparation(imageSize: 40, augmentation: augmentation).values(of: face, sample: sample)
    }

    /// Within a tenth of an 8-bit step: the warp computes in float32.
    private func isClose(_ values: [Float], _ expected: [Float]) -> Bool {
        values.count == expected.count
            && zip(values, expected).allSatisfy { abs($0 - $1) < 0.1 / 255 / 0.229 }
    }
}
