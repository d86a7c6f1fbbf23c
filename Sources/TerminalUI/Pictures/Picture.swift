/// An RGB picture in rows from the top.
package struct Picture: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// width × height colors.
    private let pixels: [RGB]

    /// A picture from interleaved bytes.
    ///
    /// - Returns: nil if `bytes` are not width × height × 3.
    package init?(width: Int, height: Int, rgb bytes: [UInt8]) {
        guard width > 0, height > 0, bytes.count == width * height * 3 else { return nil }
        self.width = width
        self.height = height
        pixels = stride(from: 0, to: bytes.count, by: 3).map { RGB(bytes[$0], bytes[$0 + 1], bytes[$0 + 2]) }
    }

    private init(width: Int, height: Int, pixels: [RGB]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Interleaved, in rows from the top.
    package var bytes: [UInt8] { pixels.flatMap { [$0.red, $0.green, $0.blue] } }

    /// The pixel at a place inside the picture.
    package subscript(x: Int, y: Int) -> RGB { pixels[y * width + x] }

    /// The picture at another size: each new pixel is the mean of the part of the picture that it covers
    /// (box filter), pixels at its edge counting by the part covered.
    package func resized(width newWidth: Int, height newHeight: Int) -> Picture {
        let newWidth = max(1, newWidth)
        let newHeight = max(1, newHeight)
        let columns = Self.spans(from: width, to: newWidth)
        let rows = Self.spans(from: height, to: newHeight)
        let resized = rows.flatMap { row in columns.map { column in mean(column, row) } }
        return Picture(width: newWidth, height: newHeight, pixels: resized)
    }

    /// The picture, made smaller where a side is longer than `side` pixels; its proportions stay.
    package func fitted(within side: Int) -> Picture {
        let scale = Double(side) / Double(max(width, height))
        guard scale < 1 else { return self }
        return resized(width: Int(Double(width) * scale), height: Int(Double(height) * scale))
    }

    /// The picture with every pixel changed by its place.
    func mapped(_ change: (_ x: Int, _ y: Int, RGB) -> RGB) -> Picture {
        let changed = pixels.indices.map { change($0 % width, $0 / width, pixels[$0]) }
        return Picture(width: width, height: height, pixels: changed)
    }

    private struct Tap {
        let index: Int
        let weight: Double
    }

    /// For every new pixel the old ones it covers, and how much of each.
    private static func spans(from old: Int, to new: Int) -> [[Tap]] {
        let scale = Double(old) / Double(new)
        return (0..<new).map { index in
            let low = Double(index) * scale
            let high = min(Double(old), low + scale)
            let last = max(Int(low), min(old - 1, Int(high.rounded(.up)) - 1))
            return (Int(low)...last).map {
                Tap(index: $0, weight: min(high, Double($0 + 1)) - max(low, Double($0)))
            }
        }
    }

    private func mean(_ columns: [Tap], _ rows: [Tap]) -> RGB {
        var red = 0.0
        var green = 0.0
        var blue = 0.0
        var total = 0.0
        for row in rows {
            for column in columns {
                let weight = row.weight * column.weight
                let pixel = self[column.index, row.index]
                red += weight * Double(pixel.red)
                green += weight * Double(pixel.green)
                blue += weight * Double(pixel.blue)
                total += weight
            }
        }
        let byte = { (sum: Double) in UInt8(min(255, max(0, (sum / max(total, 1e-12)).rounded()))) }
        return RGB(byte(red), byte(green), byte(blue))
    }
}
