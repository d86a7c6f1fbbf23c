import Kernels
import ReferenceKernels
import Testing

/// A pointwise convolution: channels in and out, pixels.
struct PointwiseCase: CustomTestStringConvertible {
    var inputs: Int
    var outputs: Int
    var pixels: Int

    var testDescription: String { "\(inputs)→\(outputs), \(pixels) pixels" }

    /// Whole and broken vectors of channels, every remainder of the pixels by the register tile's seven,
    /// some by the sixteen and 32 of tile registers, more than these sum at a time, and one to seven panels.
    static let all =
        (1...15).map { PointwiseCase(inputs: 16, outputs: 48, pixels: $0) } + [
            PointwiseCase(inputs: 1, outputs: 1, pixels: 1), PointwiseCase(inputs: 3, outputs: 17, pixels: 9),
            PointwiseCase(inputs: 24, outputs: 32, pixels: 49),
            PointwiseCase(inputs: 40, outputs: 56, pixels: 50),
            PointwiseCase(inputs: 17, outputs: 80, pixels: 13),
            PointwiseCase(inputs: 33, outputs: 100, pixels: 64),
            PointwiseCase(inputs: 112, outputs: 20, pixels: 196),
            PointwiseCase(inputs: 48, outputs: 72, pixels: 600),
            // More weights than a second-level cache keeps.
            PointwiseCase(inputs: 1344, outputs: 272, pixels: 22),
        ] + [16, 17, 31, 32, 33, 47, 48].map { PointwiseCase(inputs: 16, outputs: 48, pixels: $0) }
}

@Suite("Products with the weights of pointwise convolutions")
struct MatrixProductTests {
    private let convolution = Convolution()

    /// Products of bfloat16 are exact in Float, so only the stored result may be rounded further.
    @Test("Forward", arguments: PointwiseCase.all, Operands.all)
    func forward(shape: PointwiseCase, operands: Operands) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = operands.precision.rounded(random.tensor([1, shape.inputs, 1, shape.pixels]))
        let weights = operands.precision.rounded(random.tensor([shape.outputs, shape.inputs, 1, 1]))
        let expected = convolution.forward(input, weights: weights)
        let output = memory.unwritten(shape: expected.shape, operands.result)
        let blocked = memory.blocked(input, operands.precision)
        MatrixProduct.multiply(
            blocked, rows: shape.pixels, depth: shape.inputs,
            weights: memory.panels(weights, operands.precision),
            panelStride: paddedToVector(shape.inputs) * vectorWidth, into: output,
            upcoming: shape.pixels % 2 == 0
                ? nil : UpcomingBlocks([.init(blocked, rows: shape.pixels), .init(output, rows: 1)]),
            finish: { _ in })
        expectClose(
            memory.plain(output, shape: expected.shape), expected, tolerance: operands.result.tolerance)
    }

    @Test("Forward by OpenBLAS, on tiles of every size", arguments: PointwiseCase.all)
    func forwardByOpenBLAS(shape: PointwiseCase) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor([1, shape.inputs, 1, shape.pixels])
        let weights = random.tensor([shape.outputs, shape.inputs, 1, 1])
        let expected = convolution.forward(input, weights: weights)
        let output = memory.unwritten(shape: expected.shape)
        MatrixProduct.multiply(
            memory.blocked(input), rows: shape.pixels, depth: shape.inputs,
            weights: memory.panels(weights, .float32),
            panelStride: paddedToVector(shape.inputs) * vectorWidth, into: output, backend: .openBLAS)
        expectClose(memory.plain(output, shape: expected.shape), expected)
    }

    @Test("Finished panels are reported once each, in order, when their values are there")
    func finishedPanels() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor([1, 16, 1, 9])
        let weights = random.tensor([7 * 16, 16, 1, 1])
        let output = memory.unwritten(shape: [1, 7 * 16, 1, 9])
        var finished: [Int] = []
        MatrixProduct.multiply(
            memory.blocked(input), rows: 9, depth: 16, weights: memory.panels(weights, .float32),
            panelStride: 16 * vectorWidth, into: output
        ) { panels in
            finished += panels
            #expect(panels.allSatisfy { !output.at(block: $0, pixel: 8)[15].isNaN })
        }
        #expect(finished == Array(0..<7))
    }

    @Test("A tile in the middle of a batch reads and writes its own pixels only")
    func tile() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor([1, 20, 1, 30])
        let weights = random.tensor([18, 20, 1, 1])
        let expected = convolution.forward(input, weights: weights)
        let output = memory.unwritten(shape: expected.shape)
        MatrixProduct.multiply(
            memory.blocked(input).from(pixel: 11), rows: 8, depth: 20,
            weights: memory.panels(weights, .float32),
            panelStride: 32 * vectorWidth, into: output.from(pixel: 11), finish: { _ in })
        for pixel in 0..<30 {
            for channel in 0..<18 {
                let value = Double(output.at(block: channel / 16, pixel: pixel)[channel % 16])
                if (11..<19).contains(pixel) {
                    #expect(abs(value - expected[0, channel, 0, pixel]) < 1e-5)
                } else {
                    #expect(value.isNaN)
                }
            }
        }
    }

    @Test("Gradient of the input, by panels turned round", arguments: PointwiseCase.all, Operands.all)
    func inputGradient(shape: PointwiseCase, operands: Operands) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let precision = operands.precision
        let input = random.tensor([1, shape.inputs, 1, shape.pixels])
        let weights = precision.rounded(random.tensor([shape.outputs, shape.inputs, 1, 1]))
        let gradient = precision.rounded(random.tensor([1, shape.outputs, 1, shape.pixels]))
        let expected = convolution.backward(input, weights: weights, outputGradient: gradient).input
        let (inputs, outputs) = (paddedToVector(shape.inputs), paddedToVector(shape.outputs))
        let panels = memory.panels(weights)
        let turned = memory.unwritten(inputs * outputs, precision)
        for block in 0..<(inputs / vectorWidth) {
            WeightPanels.transpose(panels, inputs: inputs, outputs: outputs, inputBlock: block, into: turned)
        }
        let result = memory.unwritten(shape: input.shape, operands.result)
        MatrixProduct.multiply(
            memory.blocked(gradient, precision), rows: shape.pixels, depth: shape.outputs, weights: turned,
            panelStride: outputs * vectorWidth, into: result, finish: { _ in })
        expectClose(
            memory.plain(result, shape: input.shape), expected, tolerance: operands.result.tolerance)
    }

    /// The memory behind the last pixel is NaN: of an odd number, the last has no partner.
    @Test(
        "Gradient of the weights, fresh and added to what is there", arguments: PointwiseCase.all,
        Precision.allCases)
    func weightGradient(shape: PointwiseCase, precision: Precision) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = precision.rounded(random.tensor([1, shape.inputs, 1, shape.pixels]))
        let weights = random.tensor([shape.outputs, shape.inputs, 1, 1])
        let gradient = precision.rounded(random.tensor([1, shape.outputs, 1, shape.pixels]))
        let expected = convolution.backward(input, weights: weights, outputGradient: gradient).weights
        let inputs = paddedToVector(shape.inputs)
        let result = memory.unwritten(inputs * paddedToVector(shape.outputs))
        let capacity = PixelGroups.capacity(rows: shape.pixels, precision: precision)
        let grouped = PixelGroups.grouped(
            memory.blocked(input, precision), rows: shape.pixels,
            in: memory.unwritten(shape: [1, shape.inputs, 1, capacity], precision))
        let upstream = memory.blocked(gradient, precision)
        for block in 0..<upstream.blocks {
            for index in (shape.pixels * vectorWidth)..<upstream.stride {
                upstream.stored(block: block, pixel: 0)[index] = .nan
            }
        }
        for repetition in 1...2 {
            MatrixProduct.weightGradient(
                input: grouped, outputGradient: upstream, rows: shape.pixels,
                into: result, panelStride: inputs * vectorWidth, accumulate: repetition > 1,
                streams: shape.pixels % 2 == 1)
            expectClose(
                memory.plainWeights(result, outputs: shape.outputs, inputs: shape.inputs),
                expected.map { $0 * Double(repetition) })
        }
        let sum = result.doubles(inputs * paddedToVector(shape.outputs)).map(\.magnitude).reduce(0, +)
        let inside = memory.plainWeights(result, outputs: shape.outputs, inputs: shape.inputs)
        #expect(abs(sum - inside.values.map(\.magnitude).reduce(0, +)) < 1e-9 * sum, "padding stays zero")
    }
}

/// What a product multiplies and what it stores.
struct Operands: CustomTestStringConvertible {
    let precision, result: Precision

    var testDescription: String { "\(precision.rawValue) into \(result.rawValue)" }

    /// The combinations that layers ask for.
    static let all = [
        Operands(precision: .float32, result: .float32), Operands(precision: .bfloat16, result: .float32),
        Operands(precision: .bfloat16, result: .bfloat16),
    ]
}
