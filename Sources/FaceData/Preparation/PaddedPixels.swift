/// A picture as four-lane vectors with its edge repeated around it, for reading between pixels.
struct PaddedPixels {
    /// Repeated pixels to the left and above; one more to the right and below.
    static let padding = 2

    private let pixels: UnsafePointer<SIMD4<Float>>
    private let stride: Int
    private let highest: SIMD2<Float>

    fileprivate init(_ pixels: UnsafePointer<SIMD4<Float>>, stride: Int, width: Int, height: Int) {
        self.pixels = pixels
        self.stride = stride
        highest = SIMD2(Float(width), Float(height))
    }

    /// The colour at a point, pixel centres lying on whole numbers; beyond the edge the edge goes on.
    @inline(__always)
    func bicubic(at point: SIMD2<Float>) -> SIMD4<Float> {
        // One pixel outside, all neighbours show the edge already.
        let inside = SIMD2(min(max(point.x, -1), highest.x), min(max(point.y, -1), highest.y))
        let shifted = inside + Float(Self.padding)
        let column = Int32(shifted.x)
        let row = Int32(shifted.y)
        let across = Self.weights(shifted.x - Float(column))
        let down = Self.weights(shifted.y - Float(row))
        let corner = pixels + (Int(row) - 1) * stride + Int(column) - 1
        var sum = mixRow(corner, across) * down[0]
        sum += mixRow(corner + stride, across) * down[1]
        sum += mixRow(corner + 2 * stride, across) * down[2]
        sum += mixRow(corner + 3 * stride, across) * down[3]
        return sum
    }

    @inline(__always)
    private func mixRow(_ row: UnsafePointer<SIMD4<Float>>, _ weights: SIMD4<Float>) -> SIMD4<Float> {
        (row[0] * weights[0] + row[1] * weights[1]) + (row[2] * weights[2] + row[3] * weights[3])
    }

    /// Keys' cubic (a = −1/2) for the neighbours at −1, 0, 1 and 2 of a point at `t` in [0, 1).
    @inline(__always)
    private static func weights(_ t: Float) -> SIMD4<Float> {
        let square = SIMD4<Float>(1, 0, -1, 0) * -0.5 * t
        let quadratic = SIMD4<Float>(1, -2.5, 2, -0.5) * (t * t)
        let cubic = SIMD4<Float>(-0.5, 1.5, -1.5, 0.5) * (t * t * t)
        return (SIMD4<Float>(0, 1, 0, 0) + square) + (quadratic + cubic)
    }
}

extension PixelImage {
    /// Calls `body` with the picture's padded copy, which lives no longer than the call.
    func withPaddedPixels(_ body: (PaddedPixels) -> Void) {
        let padding = PaddedPixels.padding
        let stride = width + 2 * padding + 1
        let rows = height + 2 * padding + 1
        withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: stride * rows) { padded in
            guard let target = padded.baseAddress else { return }
            pixels.withUnsafeBufferPointer { source in
                for row in 0..<rows {
                    let from = min(max(row - padding, 0), height - 1) * width
                    for column in 0..<stride {
                        let pixel = (from + min(max(column - padding, 0), width - 1)) * 3
                        target[row * stride + column] = SIMD4(
                            Float(source[pixel]), Float(source[pixel + 1]), Float(source[pixel + 2]), 0)
                    }
                }
            }
            body(PaddedPixels(target, stride: stride, width: width, height: height))
        }
    }
}
