internal import RandomStreams

/// What a camera makes of the light: exposure, contrast, blur, noise, and 8-bit numbers.
struct Camera {
    private let exposure, contrast, grain, blur, vignette: Float
    private let gray: Bool
    private let noise: Noise

    /// - Parameter subject: the colour that the camera measures to set its exposure.
    init(metering subject: LinearColor, from stream: inout RandomStream) {
        let brightness = subject.x * 0.3 + subject.y * 0.59 + subject.z * 0.11
        let correction = (0.3 / max(brightness, 0.02)).squareRoot()
        exposure = stream.uniform(0.85, 1.15) * (0.62 + 0.38 * correction)
        contrast = stream.uniform(0.9, 1.12)
        grain = stream.uniform(0.4, 1) * (stream.chance(0.2) ? 0.018 : 0.008)
        blur = stream.chance(0.3) ? stream.uniform(0, 0.5) : 0
        vignette = stream.uniform(0, 0.3)
        gray = stream.chance(0.08)
        noise = Noise(seed: stream.nextWord())
    }

    func develop(_ canvas: Canvas) -> [UInt8] {
        let size = canvas.size
        if blur > 0 { soften(canvas) }
        let unit = 1 / Float(size)
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { buffer, count in
            for y in 0..<size {
                let down = Float(y) * unit - 0.5
                for x in 0..<size {
                    let index = y &* size &+ x
                    let across = Float(x) * unit - 0.5
                    let light = exposure * (1 - vignette * (across * across + down * down) * 1.6)
                    let encoded = Self.encode(canvas.pixels[index] * light)
                    let offset =
                        0.5 + grain * noise.normal(Int32(truncatingIfNeeded: x), Int32(truncatingIfNeeded: y))
                    write((encoded - 0.5) * contrast + offset, to: buffer, at: index &* 3)
                }
            }
            count = size * size * 3
        }
    }

    @inline(__always)
    private func write(_ color: SIMD4<Float>, to buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
        var color = color
        if gray { color = SIMD4(repeating: color.x * 0.3 + color.y * 0.59 + color.z * 0.11) }
        color.replace(with: 0, where: color .< 0)
        color.replace(with: 1, where: color .> 1)
        // Added to 1.5 × 2²³, a number's integer part lands in its lowest bits: much faster than a checked
        // conversion.
        let rounded = unsafeBitCast(color * 255 + 12_582_912, to: SIMD4<UInt32>.self)
        for channel in 0..<3 {
            buffer.initializeElement(at: index + channel, to: UInt8(truncatingIfNeeded: rounded[channel]))
        }
    }

    /// Linear light to the screen's scale, bright light rolled off: the inverse of `sRGB` below one half.
    @inline(__always)
    private static func encode(_ light: LinearColor) -> SIMD4<Float> {
        var light = light
        light.replace(with: 0, where: light .< 0)
        let rolled = light * (light * 0.12 + 1) / (light * 0.28 + 0.94)
        let root = approximateRoot(rolled)
        return root * (1.3 - approximateRoot(root) * 0.42 + root * 0.12)
    }

    /// The square root to within 0.2%: a first guess from the bits of the number, improved by one step of
    /// Newton's method. Roots of vectors are computed lane by lane, which would take half of the time here.
    @inline(__always)
    private static func approximateRoot(_ value: SIMD4<Float>) -> SIMD4<Float> {
        let bits =
            SIMD4<UInt32>(repeating: 0x5F37_59DF) &- (unsafeBitCast(value, to: SIMD4<UInt32>.self) &>> 1)
        let inverse = unsafeBitCast(bits, to: SIMD4<Float>.self)
        return value * inverse * (1.5 - value * inverse * inverse * 0.5)
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
