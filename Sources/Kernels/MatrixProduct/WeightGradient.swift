/// The gradient of a weight matrix: a product summed over pixels.
extension MatrixProduct {
    /// gradient[i][o] (+)= Σₚ input[p][i] · outputGradient[p][o] over `rows` pixels, for all blocks of
    /// `input` and all panels of `outputGradient`.
    ///
    /// - Parameters:
    ///   - input: its pixels in groups, as `PixelGroups` leaves them.
    ///   - outputGradient: of the input's precision, counted from a pixel of even number.
    ///   - gradient: the panel of the first output block, at the row of the first input channel;
    ///     `panelStride` values lie between two panels. Rows of padding channels are written (with zeros).
    ///   - accumulate: false overwrites what stands in `gradient`.
    ///   - streams: stores past the caches, where nothing is accumulated.
    ///   - upcoming: what is read after the product.
    package static func weightGradient(
        input: BlockedTensor, outputGradient: BlockedTensor, rows: Int,
        into gradient: UnsafeMutablePointer<Float>, panelStride: Int, accumulate: Bool, streams: Bool = false,
        upcoming: UpcomingBlocks? = nil, backend: MatrixBackend = .own
    ) {
        input.require(blocks: input.blocks, rows: rows)
        outputGradient.require(blocks: outputGradient.blocks, rows: rows)
        if backend == .openBLAS, input.precision == .float32 {
            OpenBLASProduct.weightGradient(
                input: input, outputGradient: outputGradient, rows: rows, into: gradient,
                panelStride: panelStride, accumulate: accumulate)
            return
        }
        let target = GradientTarget(
            values: gradient, panelStride: panelStride, accumulate: accumulate, streams: streams)
        switch (input.stored(block: 0, pixel: 0), outputGradient.stored(block: 0, pixel: 0)) {
        case (.float32(let pixels), .float32(let gradients)):
            weightGradient(
                GradientSource(
                    pixels: pixels, pixelStride: input.stride, blocks: input.blocks, gradients: gradients,
                    gradientStride: outputGradient.stride, rows: rows),
                outputGradient.blocks, target, upcoming)
        case (.bfloat16(let pixels), .bfloat16(let gradients)):
            let source = GradientSource(
                pixels: pixels, pixelStride: input.stride, blocks: input.blocks, gradients: gradients,
                gradientStride: outputGradient.stride, rows: rows)
            if TileRegisters.areUsed(for: .bfloat16) {
                TileGradient.run(source, outputGradient.blocks, target, upcoming)
            } else {
                weightGradient(source, outputGradient.blocks, target, upcoming)
            }
        default:
            StoredPointer.unexpectedPrecisions()
        }
    }

    private static func weightGradient<Operand: ProductOperand>(
        _ source: GradientSource<Operand>, _ panels: Int, _ target: GradientTarget,
        _ upcoming: UpcomingBlocks?
    ) {
        let halves = 2 * ((panels + 2) / 3) * source.blocks
        var lines = UpcomingLines(.empty, upcoming, steps: halves * source.steps)
        var panel = 0
        while panel < panels {
            let columns = columnsOfNextTile(remaining: panels - panel)
            let (source, target) = (source.from(panel: panel), target.from(panel: panel))
            switch columns {
            case 3: GradientColumns<Operand, 8, 3>.run(source, target, &lines)
            case 2: GradientColumns<Operand, 8, 2>.run(source, target, &lines)
            case 1 where tileRows == 7: GradientColumns<Operand, 8, 1>.run(source, target, &lines)
            default: GradientColumns<Operand, 4, 1>.run(source, target, &lines)
            }
            panel += columns
        }
    }
}

/// What a run of gradient tiles reads.
struct GradientSource<Operand: ProductOperand> {
    let pixels: UnsafePointer<Operand>
    let pixelStride: Int
    let blocks: Int
    let gradients: UnsafePointer<Operand>
    let gradientStride: Int
    let rows: Int

    /// Pixels of a step, in each of which a few upcoming lines are asked for.
    static var pixelsPerStep: Int { 16 }

    var steps: Int { (rows + Self.pixelsPerStep - 1) / Self.pixelsPerStep }

    func from(panel: Int) -> GradientSource {
        GradientSource(
            pixels: pixels, pixelStride: pixelStride, blocks: blocks,
            gradients: gradients + panel &* gradientStride, gradientStride: gradientStride, rows: rows)
    }
}

/// Where a run of gradient tiles is stored.
struct GradientTarget {
    let values: UnsafeMutablePointer<Float>
    let panelStride: Int
    let accumulate: Bool
    let streams: Bool

    func from(panel: Int) -> GradientTarget {
        GradientTarget(
            values: values + panel &* panelStride, panelStride: panelStride, accumulate: accumulate,
            streams: streams)
    }
}

/// `channels` input channels by `columns` vectors of output channels stay in registers along the pixels.
private enum GradientColumns<Operand: ProductOperand, let channels: Int, let columns: Int> {
    typealias Sums = RegisterTile<Operand, channels, columns>.Accumulators

    @inline(never)
    static func run(
        _ source: GradientSource<Operand>, _ target: GradientTarget, _ lines: inout UpcomingLines
    ) {
        for block in 0..<source.blocks {
            let pixels = source.pixels + block &* source.pixelStride
            for channel in Swift.stride(from: 0, to: vectorWidth, by: channels) {
                tile(
                    source, pixels + channel &* Operand.depth,
                    target.values + (block &* vectorWidth &+ channel) &* vectorWidth, target, &lines)
            }
        }
    }

    @inline(__always)
    private static func tile(
        _ source: GradientSource<Operand>, _ pixels: UnsafePointer<Operand>,
        _ place: UnsafeMutablePointer<Float>, _ target: GradientTarget, _ lines: inout UpcomingLines
    ) {
        var sums = RegisterTile<Operand, channels, columns>.zero
        var run = lines.nextRun()
        let whole = source.rows / Operand.depth &* Operand.depth
        let pixelsPerStep = GradientSource<Operand>.pixelsPerStep
        for start in Swift.stride(from: 0, to: whole, by: pixelsPerStep) {
            run.prefetch(atMost: lines.linesPerStep)
            for row in Swift.stride(from: start, to: min(whole, start &+ pixelsPerStep), by: Operand.depth) {
                step(&sums, source, pixels, row, isPartial: false)
            }
        }
        lines.keep(run)
        if whole < source.rows {
            step(&sums, source, pixels, whole, isPartial: true)
        }
        for column in 0..<columns {
            for channel in 0..<channels {
                let offset = column &* target.panelStride &+ channel &* vectorWidth
                let sum = sums[channel][column]
                if target.accumulate {
                    place.store(place.vector(offset) + sum, offset)
                } else {
                    place.store(sum, offset, streams: target.streams)
                }
            }
        }
    }

    @inline(__always)
    private static func step(
        _ sums: inout Sums, _ source: GradientSource<Operand>, _ pixels: UnsafePointer<Operand>, _ row: Int,
        isPartial: Bool
    ) {
        let offset = row &* vectorWidth
        let gradients = InlineArray<columns, Operand.Terms> {
            Operand.pixelTerms(
                source.gradients + ($0 &* source.gradientStride &+ offset), isPartial: isPartial)
        }
        for channel in 0..<channels {
            let value = Operand.repeating(pixels + (offset &+ channel &* Operand.depth))
            for column in 0..<columns {
                Operand.addProduct(&sums[channel][column], value, gradients[column])
            }
        }
    }
}
