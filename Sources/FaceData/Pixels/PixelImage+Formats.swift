extension PixelImage {
    /// Keeps the colours of RGBA rows as they are, whatever their opacity.
    init(width: Int, height: Int, droppingAlphaOf rgba: [UInt8]) {
        self.init(width: width, height: height, quadruples: rgba) { source, target in
            target[0] = source[0]
            target[1] = source[1]
            target[2] = source[2]
        }
    }

    /// Converts rows of inverted cyan, magenta, yellow and black: 255 is no ink, as Adobe writes them and
    /// as every CMYK JPEG is taken to be.
    init(width: Int, height: Int, invertedCMYK: [UInt8]) {
        self.init(width: width, height: height, quadruples: invertedCMYK) { source, target in
            let black = UInt32(source[3])
            for channel in 0..<3 {
                target[channel] = UInt8((UInt32(source[channel]) * black + 127) / 255)
            }
        }
    }

    private init(
        width: Int, height: Int, quadruples: [UInt8],
        convert: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void
    ) {
        let count = width * height
        precondition(quadruples.count == count * 4)
        let pixels = [UInt8](unsafeUninitializedCapacity: count * 3) { target, filled in
            quadruples.withUnsafeBufferPointer { source in
                guard let source = source.baseAddress, let target = target.baseAddress else { return }
                for pixel in 0..<count { convert(source + 4 * pixel, target + 3 * pixel) }
                filled = count * 3
            }
        }
        self.init(width: width, height: height, pixels: pixels)
    }
}
