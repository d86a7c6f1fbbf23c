import FaceData
import Kernels
import RandomStreams

/// Plain-coloured pictures: class 0 red, class 1 green, class 2 blue, each with some noise.
struct ColourFaces: SampleSource {
    static let names = ["red", "green", "blue"]

    var classNames = ColourFaces.names
    let count: Int
    /// Samples whose picture cannot be read.
    var broken: Set<Int> = []
    var prefix = "colour"

    init(count: Int, broken: Set<Int> = [], prefix: String = "colour") {
        self.count = count
        self.broken = broken
        self.prefix = prefix
    }

    func sample(at index: Int) -> Sample {
        Sample(path: "\(prefix)/\(index)", target: Target(label: index % classNames.count))
    }

    func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        guard !broken.contains(index) else {
            throw UnreadableImage(path: "\(prefix)/\(index)", reason: "is broken on purpose")
        }
        var draws = RandomStream(seed: 7, sample: UInt32(index), purpose: .syntheticFace)
        var colour = (0..<3).map { _ in UInt8(draws.below(100)) }
        colour[index % 3] += 60
        let pixels = (0..<(32 * 32)).flatMap { _ in colour }
        return PixelImage(width: 32, height: 32, pixels: pixels)
    }
}
