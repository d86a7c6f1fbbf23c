/// The gradient of a weight matrix: a product summed over pixels.
extension MatrixProduct {
    /// gradient[i][o] (+)= Σₚ input[p][i] · outputGradient[p][o] over `rows` pixels, for all blocks of
    /// `input` and all panels of `outputGradient`.
    ///
    /// - Parameters:
    ///   - gradient: the panel of the first output block, at the row of the first input channel;
    ///     `panelStride` values lie between two panels. Rows of padding channels are written (with zeros).
    ///   - accumulate: false overwrites what stands in `gradient`.
    package static func weightGradient(
        input: BlockedTensor, outputGradient: BlockedTensor, rows: Int,
        into gradient: UnsafeMutablePointer<Float>, panelStride: Int, accumulate: Bool,
        backend: MatrixBackend = .native
    ) {
        if backend == .openBLAS {
            OpenBLASProduct.weightGradient(
                input: input, outputGradient: outputGradient, rows: rows, into: gradient,
                panelStride: panelStride, accumulate: accumulate)
            return
        }
        var panel = 0
        while panel < outputGradient.blocks {
            let columns = columnsOfNextTile(remaining: outputGradient.blocks - panel)
            let columnGradient = outputGradient.at(block: panel, pixel: 0)
            let target = gradient + panel &* panelStride
            switch columns {
            case 3:
                GradientColumns<3>.run(
                    input, columnGradient, outputGradient.stride, rows, target, panelStride, accumulate)
            case 2:
                GradientColumns<2>.run(
                    input, columnGradient, outputGradient.stride, rows, target, panelStride, accumulate)
            default:
                GradientColumns<1>.run(
                    input, columnGradient, outputGradient.stride, rows, target, panelStride, accumulate)
            }
            panel += columns
        }
    }
}

/// Eight input channels by `columns` vectors of output channels stay in registers along the pixels.
private enum GradientColumns<let columns: Int> {
    @inline(never)
    static func run(
        _ input: BlockedTensor, _ outputGradient: UnsafePointer<Float>, _ gradientStride: Int, _ rows: Int,
        _ target: UnsafeMutablePointer<Float>, _ panelStride: Int, _ accumulate: Bool
    ) {
        for block in 0..<input.blocks {
            let pixels = UnsafePointer(input.values) + block &* input.stride
            for half in 0..<2 {
                let channel = half &* 8
                tile(
                    pixels + channel, outputGradient, gradientStride, rows,
                    target + (block &* vectorWidth &+ channel) &* vectorWidth, panelStride, accumulate)
            }
        }
    }

    @inline(__always)
    private static func tile(
        _ pixels: UnsafePointer<Float>, _ outputGradient: UnsafePointer<Float>, _ gradientStride: Int,
        _ rows: Int, _ target: UnsafeMutablePointer<Float>, _ panelStride: Int, _ accumulate: Bool
    ) {
        var sums = RegisterTile<8, columns>.zero
        for row in 0..<rows {
            let offset = row &* vectorWidth
            var gradients = InlineArray<columns, Vector>(repeating: .zero)
            for column in 0..<columns {
                gradients[column] = outputGradient.vector(column &* gradientStride &+ offset)
            }
            for channel in 0..<8 {
                let value = Vector(repeating: pixels[offset &+ channel])
                for column in 0..<columns {
                    sums[channel][column].addProduct(value, gradients[column])
                }
            }
        }
        for column in 0..<columns {
            for channel in 0..<8 {
                let place = column &* panelStride &+ channel &* vectorWidth
                let sum = sums[channel][column]
                target.store(accumulate ? target.vector(place) + sum : sum, place)
            }
        }
    }
}
