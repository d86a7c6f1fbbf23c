extension WarpedPixels {
    /// Does what an operation does to colours; those that move pixels are done already.
    func apply(_ operation: RandAugmentOperation) {
        switch operation {
        case .identity, .shearX, .shearY, .translateX, .translateY, .rotate: break
        case .brightness(let factor): change { $0 * factor }
        case .contrast(let factor):
            let shift = meanLuminance * (1 - factor)
            change { $0 * factor + shift }
        case .saturation(let factor):
            let gray = Self.luminance * (1 - factor)
            change { $0 * factor + ($0 * gray).sum() }
        case .posterize(let step): change { ($0 / step).rounded(.down) * step }
        case .solarize(let threshold):
            change { $0.replacing(with: 255 - $0, where: $0 .>= SIMD4(repeating: threshold)) }
        case .autocontrast: stretchContrast()
        case .equalize: equalizeHistograms()
        case .sharpness(let factor): sharpen(factor)
        }
    }

    private func change(_ body: (SIMD4<Float>) -> SIMD4<Float>) {
        for index in 0..<count { pixels[index] = Self.held(body(pixels[index])) }
    }

    /// Each channel's darkest value becomes 0 and its brightest 255; a channel of one value stays.
    private func stretchContrast() {
        var (low, high) = (SIMD4<Float>(repeating: 255), SIMD4<Float>())
        for index in 0..<count {
            low = pointwiseMin(low, pixels[index])
            high = pointwiseMax(high, pixels[index])
        }
        let range = high - low
        let isFlat = range .< 1
        let scale = (255 / range).replacing(with: 1, where: isFlat)
        let start = low.replacing(with: 0, where: isFlat)
        change { ($0 - start) * scale }
    }

    /// Gives each channel a flat histogram.
    private func equalizeHistograms() {
        for channel in 0..<3 {
            var histogram = [Int](repeating: 0, count: 256)
            for index in 0..<count { histogram[Self.level(pixels[index][channel])] += 1 }
            let present = histogram.filter { $0 > 0 }
            let step = Float(count - (present.last ?? 0)) / 255
            guard present.count > 1, step > 0 else { continue }
            var below = 0
            let levels = histogram.map { amount in
                defer { below += amount }
                return min(Float(below) / step, 255)
            }
            for index in 0..<count { pixels[index][channel] = levels[Self.level(pixels[index][channel])] }
        }
    }

    private static func level(_ value: Float) -> Int { Int(min(max(value, 0), 255).rounded()) }

    /// Moves each pixel away from its surroundings' mean (factors above 1) or towards it; the border stays.
    private func sharpen(_ factor: Float) {
        guard side > 2 else { return }
        let before = Array(UnsafeBufferPointer(start: pixels, count: count))
        for y in 1..<(side - 1) {
            for x in 1..<(side - 1) {
                let place = y * side + x
                var sum = before[place] * 4
                for row in [place - side, place, place + side] {
                    sum += before[row - 1] + before[row] + before[row + 1]
                }
                let smooth = sum / 13
                pixels[place] = Self.held(smooth + (before[place] - smooth) * factor)
            }
        }
    }
}
