import Foundation

/// One image with its random changes: all that moves pixels in a single bicubic warp, then colours, then
/// erasing.
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
        withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: side * side) { warped in
            guard let base = warped.baseAddress else { return }
            warp(into: base)
            let pixels = WarpedPixels(base, side: side)
            for operation in draw.operations { pixels.apply(operation) }
            pixels.writeNormalised(
                brightness: draw.brightness, contrast: draw.contrast, saturation: draw.saturation, to: target)
        }
        erase(target)
    }

    /// Where output pixels come from: source = origin + column · right + row · down.
    private var mapping: (origin: SIMD2<Float>, right: SIMD2<Float>, down: SIMD2<Float>) {
        let crop = SIMD2(cropWidth, cropHeight)
        let room = SIMD2(Float(source.width), Float(source.height)) - crop
        let place = SIMD2(draw.cropX, draw.cropY)
        let shift = SIMD2(draw.shiftX, draw.shiftY)
        let centre = room * place + crop * 0.5 + crop * shift
        var motion = PlaneMotion(rotation: draw.rotation)
        for operation in draw.operations { motion.add(operation) }
        let step = crop / Float(side)
        let right = motion.right * (draw.flips ? -step.x : step.x)
        let down = motion.down * step.y
        let half = Float(side) / 2 - 0.5
        return (centre + motion.shift * crop - right * half - down * half - 0.5, right, down)
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

    /// Sets the erased rectangle to the mean, which is zero once normalised.
    private func erase(_ target: UnsafeMutablePointer<Float>) {
        guard let (columns, rows) = draw.erased?.pixels(side: side) else { return }
        for y in rows {
            (target + (y * side + columns.lowerBound) * 3).update(repeating: 0, count: columns.count * 3)
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
