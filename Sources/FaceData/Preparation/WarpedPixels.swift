/// A square of pixels that has found its place: four lanes each, red, green, blue and nothing, 0 to 255.
struct WarpedPixels {
    static let luminance = SIMD4<Float>(0.299, 0.587, 0.114, 0)

    let pixels: UnsafeMutablePointer<SIMD4<Float>>
    let side: Int

    var count: Int { side * side }

    init(_ pixels: UnsafeMutablePointer<SIMD4<Float>>, side: Int) {
        self.pixels = pixels
        self.side = side
    }

    /// The average brightness.
    var meanLuminance: Float {
        var sum = SIMD4<Float>()
        for index in 0..<count { sum += pixels[index] }
        return (sum * Self.luminance).sum() / Float(count)
    }

    /// Scales the colours' distance from gray, then brightness, then contrast around the mean luminance, and
    /// writes the values, held within 0...255, as the network takes them.
    func writeNormalised(
        brightness: Float, contrast: Float, saturation: Float, to target: UnsafeMutablePointer<Float>
    ) {
        let gain = SIMD4<Float>(repeating: brightness * contrast)
        let shift = SIMD4<Float>(repeating: meanLuminance * brightness * (1 - contrast))
        let gray = Self.luminance * (1 - saturation)
        let (scale, offset) = (ImageNetStatistics.scale, ImageNetStatistics.offset)
        for index in 0..<count {
            let pixel = pixels[index]
            let coloured = pixel * saturation + (pixel * gray).sum()
            let value = Self.held(coloured * gain + shift) * scale + offset
            target[index * 3] = value.x
            target[index * 3 + 1] = value.y
            target[index * 3 + 2] = value.z
        }
    }

    @inline(__always)
    static func held(_ value: SIMD4<Float>) -> SIMD4<Float> {
        let positive = value.replacing(with: 0, where: value .< 0)
        let white = SIMD4<Float>(repeating: 255)
        return positive.replacing(with: white, where: positive .> white)
    }
}
