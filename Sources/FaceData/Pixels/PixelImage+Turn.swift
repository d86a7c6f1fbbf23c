extension PixelImage {
    /// The picture standing upright.
    func turned(by orientation: JPEGOrientation) -> PixelImage {
        guard orientation != .upright else { return self }
        let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
        var turned = [UInt8](repeating: 0, count: pixels.count)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let (sourceX, sourceY) = source(of: x, y, orientation)
                let from = (sourceY * width + sourceX) * 3
                let to = (y * newWidth + x) * 3
                for channel in 0..<3 { turned[to + channel] = pixels[from + channel] }
            }
        }
        return PixelImage(width: newWidth, height: newHeight, pixels: turned)
    }

    /// The stored pixel that is seen at column `x`, row `y` of the upright picture.
    private func source(of x: Int, _ y: Int, _ orientation: JPEGOrientation) -> (x: Int, y: Int) {
        switch orientation {
        case .upright: (x, y)
        case .mirrored: (width - 1 - x, y)
        case .upsideDown: (width - 1 - x, height - 1 - y)
        case .flipped: (x, height - 1 - y)
        case .transposed: (y, x)
        case .turnedLeft: (y, height - 1 - x)
        case .transversed: (width - 1 - y, height - 1 - x)
        case .turnedRight: (width - 1 - y, x)
        }
    }
}
