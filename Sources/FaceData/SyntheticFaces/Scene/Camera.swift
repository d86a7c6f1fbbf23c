internal import Kernels

/// What a camera makes of the light: exposure, contrast, blur, noise, and 8-bit numbers.
struct Camera {
    private let exposure, contrast, grain, blur, vignette: Float
    private let gray: Bool
    private let noise: Noise

    init(from stream: inout RandomStream) {
        exposure = stream.uniform(0.85, 1.25)
        contrast = stream.uniform(0.9, 1.12)
        grain = stream.uniform(0.5, 1) * (stream.chance(0.25) ? 0.03 : 0.012)
        blur = stream.chance(0.3) ? stream.uniform(0, 0.5) : 0
        vignette = stream.uniform(0, 0.3)
        gray = stream.chance(0.08)
        noise = Noise(seed: stream.nextWord())
    }

    func develop(_ canvas: Canvas) -> [UInt8] {
        let size = canvas.size
        if blur > 0 { soften(canvas) }
        let noiseLevel = SIMD4<Float>(repeating: grain)
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { buffer, count in
            for y in 0..<size {
                for x in 0..<size {
                    let index = y * size + x
                    let place = Point(Float(x), Float(y)) / Float(size) - 0.5
                    let fall = 1 - vignette * place.dot(place) * 1.6
                    let encoded = Self.encode(canvas.pixels[index] * (exposure * fall))
                    let offset = noiseLevel * noise.normal(Int32(x), Int32(y))
                    let value = (encoded - 0.5) * contrast + 0.5 + offset
                    write(value, to: buffer, at: index * 3)
                }
            }
            count = size * size * 3
        }
    }

    @inline(__always)
    private func write(_ color: SIMD4<Float>, to buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
        var color = color
        if gray { color = SIMD4(repeating: color.x * 0.3 + color.y * 0.59 + color.z * 0.11) }
        for channel in 0..<3 {
            let scaled = color[channel] * 255 + 0.5
            buffer.initializeElement(at: index + channel, to: UInt8(min(max(scaled, 0), 255)))
        }
    }

    /// Linear light to the screen's scale, bright light rolled off: the inverse of `sRGB` below one half.
    @inline(__always)
    private static func encode(_ light: LinearColor) -> SIMD4<Float> {
        var light = light
        light.replace(with: 0, where: light .< 0)
        let rolled = light * (light * 0.12 + 1) / (light * 0.28 + 0.94)
        let root = rolled.squareRoot()
        return root * (1.3 - root.squareRoot() * 0.42 + root * 0.12)
    }

    /// A small blur, in place: each pixel with its right and lower neighbours, then back.
    private func soften(_ canvas: Canvas) {
        let size = canvas.size
        let pixels = canvas.pixels
        let share = blur * 0.5
        for index in 0..<(size * size - size - 1) {
            pixels[index] = mix(pixels[index], (pixels[index + 1] + pixels[index + size]) / 2, share)
        }
        for index in stride(from: size * size - 1, to: size, by: -1) {
            pixels[index] = mix(pixels[index], (pixels[index - 1] + pixels[index - size]) / 2, share)
        }
    }
}
