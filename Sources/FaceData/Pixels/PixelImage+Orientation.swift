extension PixelImage {
    /// Returns the picture upright, given the orientation in which it is stored.
    func oriented(by orientation: ImageOrientation) -> PixelImage {
        guard orientation != .upright else { return self }
        let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
        var upright = [UInt8](repeating: 0, count: pixels.count)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let (sourceX, sourceY) = source(of: x, y, orientation)
                let from = (sourceY * width + sourceX) * 3
                let to = (y * newWidth + x) * 3
                for channel in 0..<3 { upright[to + channel] = pixels[from + channel] }
            }
        }
        return PixelImage(width: newWidth, height: newHeight, pixels: upright)
    }

    /// Returns the stored position of the pixel at column `x`, row `y` of the upright picture.
    private func source(of x: Int, _ y: Int, _ orientation: ImageOrientation) -> (x: Int, y: Int) {
        switch orientation {
        case .upright: (x, y)
        case .mirrored: (width - 1 - x, y)
        case .rotated180: (width - 1 - x, height - 1 - y)
        case .flipped: (x, height - 1 - y)
        case .transposed: (y, x)
        case .rotated90: (y, height - 1 - x)
        case .transverse: (width - 1 - y, height - 1 - x)
        case .rotated270: (width - 1 - y, x)
        }
    }
}
