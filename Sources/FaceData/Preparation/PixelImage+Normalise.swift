extension PixelImage {
    /// Writes (value / 255 − mean) / deviation for every value.
    func normalise(into target: UnsafeMutablePointer<Float>) {
        let (scale, offset) = (ImageNetStatistics.scale, ImageNetStatistics.offset)
        pixels.withUnsafeBufferPointer { pixels in
            for pixel in 0..<(width * height) {
                for channel in 0..<3 {
                    let index = pixel * 3 + channel
                    target[index] = Float(pixels[index]) * scale[channel] + offset[channel]
                }
            }
        }
    }
}
