import RandomStreams
import Testing

@testable import FaceData

@Suite struct RandAugmentTests {
    @Test func withoutAMagnitudeNothingIsDone() {
        #expect(operations(magnitude: 0, count: 50).joined().isEmpty)
    }

    @Test func twoOfAllOperationsAreDrawn() {
        let drawn = operations(magnitude: 5, count: 400)
        #expect(drawn.allSatisfy { $0.count == 2 })
        let names = Set(drawn.joined().map { String("\($0)".prefix { $0 != "(" }) })
        #expect(names.count == 14)
    }

    @Test func magnitudesReachTorchvisionsRanges() {
        for operation in operations(magnitude: 10, count: 400).joined() {
            switch operation {
            case .shearX(let amount), .shearY(let amount): #expect(abs(amount) == 0.3)
            case .translateX(let amount), .translateY(let amount): #expect(abs(amount) == 0.45)
            case .rotate(let angle): #expect(abs(abs(angle) - .pi / 6) < 1e-6)
            case .brightness(let factor), .saturation(let factor), .contrast(let factor),
                .sharpness(let factor):
                #expect(abs(abs(factor - 1) - 0.9) < 1e-6)
            case .posterize(let step): #expect(step == 16)
            case .solarize(let threshold): #expect(threshold == 0)
            case .autocontrast, .equalize, .identity: break
            }
        }
    }

    @Test func coloursChangeAsPillowChangesThem() {
        let ramp = (0..<16).map { SIMD4<Float>(Float($0 * 10 + 40), 90, 200, 0) }
        #expect(red(ramp, .autocontrast).first == 0 && red(ramp, .autocontrast).last == 255)
        #expect(red(ramp, .posterize(16)) == ramp.map { ($0.x / 16).rounded(.down) * 16 })
        #expect(red(ramp, .solarize(100)) == ramp.map { $0.x >= 100 ? 255 - $0.x : $0.x })
        #expect(red(ramp, .brightness(0.5)) == ramp.map { $0.x / 2 })
        #expect(red(ramp, .brightness(9)).last == 255)
        // Sixteen values that come once each spread evenly from 0 to 255.
        #expect(red(ramp, .equalize) == (0..<16).map { Float($0) * 17 })
        #expect(red(ramp, .identity) == ramp.map(\.x))
    }

    @Test func sharpeningLeavesPlainPicturesAndWidensSteps() {
        let plain = [SIMD4<Float>](repeating: SIMD4(80, 80, 80, 0), count: 16)
        for (before, after) in zip(plain, changed(plain, .sharpness(1.9))) {
            #expect(abs(before.x - after.x) < 1e-3)
        }
        let step = (0..<16).map { SIMD4<Float>(repeating: $0 % 4 < 2 ? 50 : 150) }
        let (sharp, soft) = (changed(step, .sharpness(1.9)), changed(step, .sharpness(0.1)))
        #expect(sharp[5].x < 50 && sharp[6].x > 150)
        #expect(soft[5].x > 50 && soft[6].x < 150)
    }

    @Test func facesComeOutFiniteAndDifferent() {
        var settings = Augmentation.none
        settings.randAugment = 10
        let preparation = ImagePreparation(imageSize: 32, augmentation: settings)
        let values = (0..<40).map { preparation.values(of: Pictures.noise(32, 32), draw: $0) }
        #expect(values.joined().allSatisfy { $0.isFinite })
        #expect(Set(values).count > 30)
    }

    private func operations(magnitude: Float, count: Int) -> [[RandAugmentOperation]] {
        var stream = RandomStream(seed: 1, purpose: .augmentation)
        return (0..<count).map { _ in RandAugmentOperation.draw(magnitude: magnitude, from: &stream) }
    }

    private func changed(_ pixels: [SIMD4<Float>], _ operation: RandAugmentOperation) -> [SIMD4<Float>] {
        var pixels = pixels
        pixels.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { WarpedPixels(base, side: 4).apply(operation) }
        }
        return pixels
    }

    private func red(_ pixels: [SIMD4<Float>], _ operation: RandAugmentOperation) -> [Float] {
        changed(pixels, operation).map(\.x)
    }
}
