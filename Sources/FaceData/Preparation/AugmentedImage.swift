import Foundation

/// One image with its random changes: crop, rotation, shift and mirroring in a single bicubic warp, then
/// brightness, contrast and erasing.
struct AugmentedImage {
    private let source: PixelImage
    private let side: Int
    private let draw: AugmentationDraw
    /// The crop's sides in pixels of `source`.
    private let cropWidth, cropHeight: Float

    init(_ image: PixelImage, side: Int, _ draw: AugmentationDraw) {
        self.side = side
        self.draw = draw
        // A warp reads sixteen neighbours; where it would skip pixels, the image is shrunk beforehand with
        // antialiasing.
        let square = Float(min(image.width, image.height))
        let shrink = square * min(draw.cropWidth, draw.cropHeight) / Float(side)
        source = shrink > 1.1 ? image.shrunk(by: shrink) : image
        let shrunkSquare = Float(min(source.width, source.height))
        cropWidth = shrunkSquare * draw.cropWidth
        cropHeight = shrunkSquare * draw.cropHeight
    }

    /// Writes side × side × 3 normalised values.
    func write(to target: UnsafeMutablePointer<Float>) {
        let count = side * side
        withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: count) { warped in
            guard let pixels = warped.baseAddress else { return }
            warp(into: pixels)
            adjustLight(pixels, count)
            normalise(pixels, count, into: target)
        }
        erase(target)
    }

    /// Where output pixels come from: source = origin + column · right + row · down.
    private var mapping: (origin: SIMD2<Float>, right: SIMD2<Float>, down: SIMD2<Float>) {
        let room = SIMD2(Float(source.width) - cropWidth, Float(source.height) - cropHeight)
        let crop = SIMD2(cropWidth, cropHeight)
        let centre =
            room * SIMD2(draw.cropX, draw.cropY) + crop * 0.5 + crop * SIMD2(draw.shiftX, draw.shiftY)
        let (cosine, sine) = (cos(draw.rotation), sin(draw.rotation))
        let step = crop / Float(side)
        let right = SIMD2(cosine, sine) * (draw.flips ? -step.x : step.x)
        let down = SIMD2(-sine, cosine) * step.y
        let half = Float(side) / 2 - 0.5
        return (centre - right * half - down * half - 0.5, right, down)
    }

    private func warp(into target: UnsafeMutablePointer<SIMD4<Float>>) {
        let (origin, right, down) = mapping
        source.withPaddedPixels { padded in
            for y in 0..<side {
                var position = origin + down * Float(y)
                for x in 0..<side {
                    target[y * side + x] = padded.bicubic(at: position)
                    position += right
                }
            }
        }
    }

    /// Scales brightness, then contrast around the mean luminance, within 0...255.
    private func adjustLight(_ pixels: UnsafeMutablePointer<SIMD4<Float>>, _ count: Int) {
        var sum = SIMD4<Float>()
        for index in 0..<count { sum += pixels[index] }
        let luminance = (sum * SIMD4(0.299, 0.587, 0.114, 0)).sum() / Float(count) * draw.brightness
        let gain = SIMD4<Float>(repeating: draw.brightness * draw.contrast)
        let shift = SIMD4<Float>(repeating: luminance * (1 - draw.contrast))
        let white = SIMD4<Float>(repeating: 255)
        for index in 0..<count {
            let value = pixels[index] * gain + shift
            let positive = value.replacing(with: 0, where: value .< 0)
            pixels[index] = positive.replacing(with: white, where: positive .> white)
        }
    }

    private func normalise(
        _ pixels: UnsafePointer<SIMD4<Float>>, _ count: Int, into target: UnsafeMutablePointer<Float>
    ) {
        let (scale, offset) = (ImageNetStatistics.scale, ImageNetStatistics.offset)
        for index in 0..<count {
            let value = pixels[index] * scale + offset
            target[index * 3] = value.x
            target[index * 3 + 1] = value.y
            target[index * 3 + 2] = value.z
        }
    }

    /// Sets the erased rectangle to the mean, which is zero once normalised.
    private func erase(_ target: UnsafeMutablePointer<Float>) {
        guard let erased = draw.erased else { return }
        let left = Int(erased.x * Float(side))
        let top = Int(erased.y * Float(side))
        let width = min(Int((erased.width * Float(side)).rounded()), side - left)
        let height = min(Int((erased.height * Float(side)).rounded()), side - top)
        for y in top..<(top + height) {
            (target + (y * side + left) * 3).update(repeating: 0, count: width * 3)
        }
    }
}

extension PixelImage {
    /// Smaller by a factor, in equal proportions.
    fileprivate func shrunk(by factor: Float) -> PixelImage {
        resized(
            width: max(1, Int((Float(width) / factor).rounded())),
            height: max(1, Int((Float(height) / factor).rounded())))
    }
}
