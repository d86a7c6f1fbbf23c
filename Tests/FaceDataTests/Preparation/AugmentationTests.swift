import Testing

@testable import FaceData

@Suite struct AugmentationTests {
    let face = Pictures.noise(40, 40)

    @Test func seedEpochAndDrawFixTheChanges() {
        func values(_ seed: UInt64, _ epoch: UInt32, _ draw: Int) -> [Float] {
            ImagePreparation(imageSize: 40, augmentation: Augmentation(), seed: seed, epoch: epoch).values(
                of: face, draw: draw)
        }
        let first = values(3, 5, 11)
        #expect(first == values(3, 5, 11))
        #expect(first != values(4, 5, 11))
        #expect(first != values(3, 6, 11))
        #expect(first != values(3, 5, 12))
    }

    @Test func withoutAnyStrengthTheFaceIsAsInEvaluation() {
        let plain = ImagePreparation(imageSize: 40, augmentation: nil).values(of: face, draw: 0)
        #expect(values(.none) == plain)
        #expect(isClose(warped(.none), plain))
    }

    @Test func aFlipMirrorsTheFaceAndNothingElse() {
        var flip = Augmentation.none
        flip.flipProbability = 1
        let mirrored = PixelImage(
            width: 40, height: 40,
            pixels: (0..<40).flatMap { y in (0..<40).flatMap { x in face[39 - x, y] } })
        let expected = ImagePreparation(imageSize: 40, augmentation: nil).values(of: mirrored, draw: 0)
        #expect(isClose(values(flip), expected))
    }

    @Test func flipsHappenAsOftenAsAsked() {
        var settings = Augmentation.none
        settings.flipProbability = 0.3
        let flips = (0..<2000).count { draw(settings, $0).flips }
        // Four standard deviations of a binomial of 2000 at 0.3.
        #expect(abs(flips - 600) < 82)
    }

    @Test func oneStrengthLeavesTheOthersDrawsAlone() {
        let whole = draw(Augmentation(), 7)
        var calmer = Augmentation()
        calmer.maximumRotation = 0
        calmer.randAugment = 5
        let draw = draw(calmer, 7)
        #expect(draw.rotation == 0 && whole.rotation != 0)
        #expect(
            draw.brightness == whole.brightness && draw.cropX == whole.cropX && draw.erased == whole.erased
                && draw.saturation == whole.saturation)
    }

    @Test func drawsStayWithinTheirStrengths() {
        var settings = Augmentation()
        settings.erasingProbability = 1
        for number in 0..<500 {
            let draw = draw(settings, number)
            #expect(draw.cropWidth <= 1 && draw.cropHeight <= 1)
            #expect(draw.cropWidth * draw.cropHeight >= settings.minimumCropArea / settings.maximumStretch)
            #expect(abs(draw.rotation) <= settings.maximumRotation * .pi / 180)
            #expect(abs(draw.brightness - 1) <= settings.brightness)
            #expect(abs(draw.shiftX) <= settings.maximumShift)
            let erased = draw.erased ?? UnitRectangle(area: 1, aspect: 1, at: 0, 0)
            #expect(erased.width * erased.height <= settings.maximumErasedArea)
            #expect(erased.x >= 0 && erased.x + erased.width <= 1)
        }
    }

    @Test func brightnessScalesTheWholeFace() {
        var settings = Augmentation.none
        settings.brightness = 0.5
        let gray = Pictures.plain(16, 16, [100, 100, 100])
        let values = ImagePreparation(imageSize: 16, augmentation: settings).values(of: gray, draw: 3)
        let scale = draw(settings, 3).brightness
        #expect(abs(ImageNetStatistics.pixelValue(values[0], channel: 0) - 100 * scale) < 0.01)
        #expect(scale != 1)
    }

    @Test func saturationMovesColoursToAndFromTheirGray() {
        var settings = Augmentation.none
        settings.saturation = 0.5
        let red = Pictures.plain(16, 16, [150, 100, 100])
        let values = ImagePreparation(imageSize: 16, augmentation: settings).values(of: red, draw: 3)
        let factor = draw(settings, 3).saturation
        let gray = 0.299 * 150 + 0.587 * 100 + 0.114 * 100 as Float
        for (channel, value) in [150, 100, 100].enumerated() {
            let expected = gray + (Float(value) - gray) * factor
            #expect(abs(ImageNetStatistics.pixelValue(values[channel], channel: channel) - expected) < 0.01)
        }
        #expect(factor != 1)
    }

    @Test func anErasedRectangleIsTheMean() {
        var settings = Augmentation.none
        settings.erasingProbability = 1
        let white = Pictures.plain(32, 32, [255, 255, 255])
        let values = ImagePreparation(imageSize: 32, augmentation: settings).values(of: white, draw: 1)
        let erased = values.count { $0 == 0 }
        #expect(erased > 0 && erased < values.count / 4)
        #expect(erased % 3 == 0)
    }

    @Test(arguments: [(1, 1), (3, 200), (200, 3), (64, 64), (300, 301)])
    func anySizeBecomesTheNetworksSquare(width: Int, height: Int) {
        let preparation = ImagePreparation(imageSize: 32, augmentation: Augmentation())
        let values = preparation.values(of: Pictures.noise(width, height), draw: 1)
        #expect(values.count == 32 * 32 * 3)
        #expect(values.allSatisfy { $0.isFinite && abs($0) < 3 })
    }

    private func values(_ augmentation: Augmentation, draw: Int = 0) -> [Float] {
        ImagePreparation(imageSize: 40, augmentation: augmentation).values(of: face, draw: draw)
    }

    /// Through the warp even where it has nothing to do.
    private func warped(_ augmentation: Augmentation) -> [Float] {
        [Float](unsafeUninitializedCapacity: 40 * 40 * 3) { buffer, count in
            if let target = buffer.baseAddress {
                AugmentedImage(face, side: 40, draw(augmentation, 0)).write(to: target)
            }
            count = buffer.count
        }
    }

    private func draw(_ augmentation: Augmentation, _ number: Int) -> AugmentationDraw {
        AugmentationDraw(augmentation, seed: 0, epoch: 0, draw: number)
    }

    /// Within a tenth of an 8-bit step: the warp computes in float32.
    private func isClose(_ values: [Float], _ expected: [Float]) -> Bool {
        values.count == expected.count
            && zip(values, expected).allSatisfy { abs($0 - $1) < 0.1 / 255 / 0.229 }
    }
}
