import FaceData
import Testing

@testable import Baselines

@Suite("Classic features")
struct FeatureTests {
    /// A picture whose brightness is a function of row and column.
    private func patch(_ brightness: (Int, Int) -> UInt8) -> GrayPatch {
        let side = GrayPatch.side
        let pixels = (0..<(side * side)).flatMap { pixel in
            let value = brightness(pixel / side, pixel % side)
            return [value, value, value]
        }
        return GrayPatch(PixelImage(width: side, height: side, pixels: pixels))
    }

    @Test("a plain picture has no gradient, and only the pattern of equal neighbours")
    func plain() {
        let plain = patch { _, _ in 90 }
        #expect(OrientedGradients.features(plain).allSatisfy { $0 == 0 })
        let patterns = BinaryPatterns.features(plain)
        #expect(patterns.count == BinaryPatterns.count)
        // All neighbours are as bright: pattern 255 in each of the 36 cells, with a share of 1.
        #expect(patterns.filter { $0 > 0 } == Array(repeating: 1, count: 36))
        #expect(patterns[BinaryPatterns.bin[255]] == 1)
    }

    @Test("slopes count for their direction: across, down, and none for both at once")
    func directions() {
        // A direction is known to about 1e-7 of a bin; what that puts into its neighbour is no count.
        // Bins of 20° whose middles lie at 10°, 30°, …: a direction of 0° lies between the last and the first.
        let across = OrientedGradients.features(patch { _, column in UInt8(column * 5) })
        let down = OrientedGradients.features(patch { row, _ in UInt8(row * 5) })
        #expect(across.count == OrientedGradients.count)
        for (index, value) in across.enumerated() {
            #expect((value > 0.01) == [0, 8].contains(index % 9))
        }
        for (index, value) in down.enumerated() { #expect((value > 0.01) == (index % 9 == 4)) }
    }

    @Test("brightness and contrast change neither kind")
    func light() {
        let soft = patch { row, column in UInt8(40 + (row * column) % 50) }
        let hard = patch { row, column in UInt8(60 + 2 * ((row * column) % 50)) }
        #expect(BinaryPatterns.features(soft) == BinaryPatterns.features(hard))
        // Blocks are scaled to length 1; what keeps empty ones from dividing by zero is 1e-10.
        let distances = zip(OrientedGradients.features(soft), OrientedGradients.features(hard)).map {
            abs($0 - $1)
        }
        #expect((distances.max() ?? 1) < 1e-4)
    }

    @Test("fifty-eight patterns change at most twice round the pixel; the others share a bin")
    func bins() {
        #expect(Set(BinaryPatterns.bin).count == 59)
        #expect(BinaryPatterns.bin.count { $0 == 58 } == 256 - 58)
        #expect(BinaryPatterns.bin[0b0101_0101] == 58)
        #expect(BinaryPatterns.bin[0b0001_1100] != 58)
    }
}
