extension PixelImage {
    /// Resizes with antialiased bicubic interpolation, as Pillow's `resize(…, BICUBIC)`.
    package func resized(width newWidth: Int, height newHeight: Int) -> PixelImage {
        resized(width: newWidth, height: newHeight, columns: 0..<newWidth, rows: 0..<newHeight)
    }

    /// Resizes until the shorter side is `side` and keeps the square in the middle, as torchvision's
    /// `Resize(side, BICUBIC)` and `CenterCrop(side)`.
    package func resizedAndCentreCropped(to side: Int) -> PixelImage {
        let shorter = min(width, height)
        let newWidth = side * width / shorter
        let newHeight = side * height / shorter
        let left = Self.centreOffset(newWidth - side)
        let top = Self.centreOffset(newHeight - side)
        return resized(
            width: newWidth, height: newHeight, columns: left..<(left + side), rows: top..<(top + side))
    }

    /// Half of the surplus; a half pixel goes to the even neighbour, as Python rounds.
    private static func centreOffset(_ surplus: Int) -> Int {
        Int((Double(surplus) / 2).rounded(.toNearestOrEven))
    }

    /// Resizes and keeps the given part of the result; nothing outside it is computed.
    private func resized(
        width newWidth: Int, height newHeight: Int, columns: Range<Int>, rows: Range<Int>
    ) -> PixelImage {
        if newWidth == width && newHeight == height { return cropped(columns: columns, rows: rows) }
        let across = ResampleAxis(input: width, output: newWidth, wanted: columns)
        let down = ResampleAxis(input: height, output: newHeight, wanted: rows)
        if Self.shrinksHeightFirst(from: (width, height), to: (newWidth, newHeight)) {
            let flattened = Self.resampledDown(pixels, rowBytes: width * 3, down, firstRow: 0)
            let between = PixelImage(width: width, height: rows.count, pixels: flattened)
            let result = between.resampledAcross(across, rows: 0..<rows.count)
            return PixelImage(width: columns.count, height: rows.count, pixels: result)
        }
        let narrowed = resampledAcross(across, rows: down.inputs)
        let result = Self.resampledDown(
            narrowed, rowBytes: columns.count * 3, down, firstRow: down.inputs.lowerBound)
        return PixelImage(width: columns.count, height: rows.count, pixels: result)
    }

    /// Which pass comes first shows in the rounding between them: Pillow 13 begins with the height where it
    /// loses more than twice the pixels that the width does (seen in its results, sizes of all kinds).
    private static func shrinksHeightFirst(
        from old: (width: Int, height: Int), to new: (width: Int, height: Int)
    ) -> Bool {
        new.height < old.height && old.height - new.height > 2 * (old.width - new.width)
    }

    /// The horizontal pass over the given rows, rounded to 8 bits.
    private func resampledAcross(_ axis: ResampleAxis, rows: Range<Int>) -> [UInt8] {
        let count = axis.first.count * rows.count * 3
        return [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            guard var to = target.baseAddress else { return }
            pixels.withUnsafeBufferPointer { pixels in
                axis.weights.withUnsafeBufferPointer { weights in
                    guard let pixels = pixels.baseAddress, let weights = weights.baseAddress else { return }
                    for y in rows {
                        let row = pixels + y * width * 3
                        for slot in 0..<axis.first.count {
                            Self.mixPixel(
                                row + axis.first[slot] * 3, weights + slot * axis.taps, axis.used[slot], to)
                            to += 3
                        }
                    }
                }
            }
            filled = count
        }
    }

    /// One pixel of a horizontal pass.
    @inline(__always)
    private static func mixPixel(
        _ source: UnsafePointer<UInt8>, _ weights: UnsafePointer<Int32>, _ count: Int,
        _ target: UnsafeMutablePointer<UInt8>
    ) {
        var red = half
        var green = half
        var blue = half
        var source = source
        for tap in 0..<count {
            let weight = weights[tap]
            red &+= Int32(source[0]) &* weight
            green &+= Int32(source[1]) &* weight
            blue &+= Int32(source[2]) &* weight
            source += 3
        }
        target[0] = byte(red)
        target[1] = byte(green)
        target[2] = byte(blue)
    }

    /// The vertical pass over rows of `rowBytes` bytes, the first of which is row `firstRow` of the axis.
    private static func resampledDown(
        _ source: [UInt8], rowBytes: Int, _ axis: ResampleAxis, firstRow: Int
    ) -> [UInt8] {
        var sums = [Int32](repeating: 0, count: rowBytes)
        let count = axis.first.count * rowBytes
        return [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            source.withUnsafeBufferPointer { source in
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let target = target.baseAddress, let source = source.baseAddress,
                        let sums = sums.baseAddress
                    else { return }
                    for slot in 0..<axis.first.count {
                        sums.update(repeating: half, count: rowBytes)
                        for tap in 0..<axis.used[slot] {
                            let row = source + (axis.first[slot] - firstRow + tap) * rowBytes
                            addRow(row, axis.weights[slot * axis.taps + tap], rowBytes, to: sums)
                        }
                        let to = target + slot * rowBytes
                        for index in 0..<rowBytes { to[index] = byte(sums[index]) }
                    }
                }
            }
            filled = count
        }
    }

    @inline(__always)
    private static func addRow(
        _ row: UnsafePointer<UInt8>, _ weight: Int32, _ count: Int, to sums: UnsafeMutablePointer<Int32>
    ) {
        for index in 0..<count { sums[index] &+= Int32(row[index]) &* weight }
    }

    /// One half in the weights' fixed point: added first, it makes the shift round.
    private static var half: Int32 { 1 << (ResampleAxis.precisionBits - 1) }

    @inline(__always)
    private static func byte(_ sum: Int32) -> UInt8 {
        UInt8(truncatingIfNeeded: min(max(sum >> ResampleAxis.precisionBits, 0), 255))
    }
}
