import Testing

@testable import FaceData

/// Resampling gives Pillow's and torchvision's values.
@Suite struct ResizeTests {
    @Test func everySizeGivesPillowsPixels() throws {
        for figures in try Fixtures.resampling().resize {
            let resized = Pictures.noise(figures[0], figures[1]).resized(
                width: figures[2], height: figures[3])
            #expect([resized.width, resized.height] == Array(figures[2...3]))
            #expect(Self.adler32(resized.pixels) == figures[4], "\(figures)")
        }
    }

    @Test func evaluationGivesTorchvisionsValues() throws {
        for figures in try Fixtures.resampling().evaluation {
            let preparation = ImagePreparation(imageSize: figures.side, augmentation: nil)
            let values = preparation.values(of: Pictures.noise(figures.width, figures.height), draw: 0)
            for (place, value) in zip(figures.places, figures.values) {
                // The fixture's six decimals, and float32 rounding of values up to 3.
                #expect(abs(values[place] - value) < 2e-6)
            }
            let sum = values.reduce(0.0) { $0 + Double($1) }
            #expect(abs(sum - figures.sum) < 1e-6 * Double(values.count))
        }
    }

    @Test func aPictureOfTheWantedSizeStaysAsItIs() {
        #expect(Pictures.noise(40, 40).resizedAndCentreCropped(to: 40) == Pictures.noise(40, 40))
    }

    /// The checksum of zlib, which the fixture's script has at hand.
    private static func adler32(_ bytes: [UInt8]) -> Int {
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65521
            high = (high + low) % 65521
        }
        return high << 16 | low
    }
}
