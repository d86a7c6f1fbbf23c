import Kernels

/// The weights of a 1 × 1 convolution or a linear layer with what both directions need of them.
struct PointwiseConvolution {
    let inputs: Int
    let outputs: Int
    let weights: UnsafePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
    /// The same weights the other way round, renewed at the start of each backward pass.
    let transposed: UnsafeMutablePointer<Float>

    init(_ name: String, inputs: Int, outputs: Int, store: ParameterStore, arena: Arena, isTrained: Bool) {
        self.inputs = inputs
        self.outputs = outputs
        let pointers = store.pointers(name + ".weight")
        weights = UnsafePointer(pointers.values)
        gradient = pointers.gradient
        transposed =
            isTrained ? arena.take(paddedToVector(inputs) * paddedToVector(outputs)) : pointers.values
    }

    var inputBlocks: Int { paddedToVector(inputs) / vectorWidth }
    var outputBlocks: Int { paddedToVector(outputs) / vectorWidth }
    private var panelStride: Int { paddedToVector(inputs) * vectorWidth }
    private var transposedStride: Int { paddedToVector(outputs) * vectorWidth }
    private var weightCount: Int { paddedToVector(inputs) * paddedToVector(outputs) }

    // MARK: Tiles

    /// output = input · weights for the output blocks of a range and `rows` pixels from the tensors' first.
    func forward(
        _ input: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>, rows: Int,
        finish: (Range<Int>) -> Void
    ) {
        MatrixProduct.multiply(
            input, rows: rows, depth: inputs, weights: weights + blocks.lowerBound * panelStride,
            panelStride: panelStride, into: output.blocks(blocks)
        ) { finish(($0.lowerBound + blocks.lowerBound)..<($0.upperBound + blocks.lowerBound)) }
    }

    /// input gradient = output gradient · weightsᵀ, likewise.
    func backward(
        _ outputGradient: BlockedTensor, into inputGradient: BlockedTensor, blocks: Range<Int>, rows: Int,
        finish: (Range<Int>) -> Void
    ) {
        MatrixProduct.multiply(
            outputGradient, rows: rows, depth: outputs,
            weights: transposed + blocks.lowerBound * transposedStride, panelStride: transposedStride,
            into: inputGradient.blocks(blocks)
        ) { finish(($0.lowerBound + blocks.lowerBound)..<($0.upperBound + blocks.lowerBound)) }
    }

    /// The weight gradient over `rows` pixels, for some input and output blocks.
    func weightGradient(
        input: BlockedTensor, outputGradient: BlockedTensor, inputBlocks: Range<Int>,
        outputBlocks: Range<Int>, rows: Int, into target: UnsafeMutablePointer<Float>, accumulate: Bool
    ) {
        let first =
            outputBlocks.lowerBound * panelStride + inputBlocks.lowerBound * vectorWidth * vectorWidth
        MatrixProduct.weightGradient(
            input: input.blocks(inputBlocks), outputGradient: outputGradient.blocks(outputBlocks),
            rows: rows, into: target + first, panelStride: panelStride, accumulate: accumulate)
    }

    // MARK: Passes

    /// Lanes of weight gradients that a layer with many pixels and few weights is summed in.
    static let lanes = 16

    /// Whether sums in lanes move more memory than reading the activations once more does: many weights,
    /// few pixels.
    func prefersWholeSums(pixels: Int) -> Bool {
        weightCount * Self.lanes > pixels * (inputs + outputs)
    }

    /// Values of lane memory for a number of pixels.
    func laneCount(pixels: Int) -> Int {
        prefersWholeSums(pixels: pixels) ? 0 : weightCount * Self.lanes
    }

    /// Renews `transposed`.
    var transposition: Pass {
        let (inputs, outputs) = (paddedToVector(inputs), paddedToVector(outputs))
        let (weights, transposed) = (weights, transposed)
        return Pass(.gradientReduction, units: inputBlocks) { block, _ in
            PanelTransposition.transpose(
                weights, inputs: inputs, outputs: outputs, inputBlock: block, into: transposed)
        }
    }

    /// Passes of a forward product over tiles of pixels.
    ///
    /// Where there are tiles enough, a tile's input is prepared and used at once; few pixels with many
    /// channels are cut along the output's channels too.
    ///
    /// - Parameters:
    ///   - prepare: makes the input of a range of pixels.
    ///   - finish: gets each finished range of output blocks of a tile while it is near.
    func forwardPasses(
        _ kind: OperationKind, input: BlockedTensor, output: BlockedTensor, tiles: PixelTiles,
        prepare: @escaping (Range<Int>) -> Void, finish: @escaping (_ tile: Int, Range<Int>) -> Void
    ) -> [Pass] {
        let layer = self
        return productPasses(kind, tiles: tiles, blocks: outputBlocks, prepare: prepare) { tile, blocks in
            let pixels = tiles.range(tile)
            layer.forward(
                input.from(pixel: pixels.lowerBound), into: output.from(pixel: pixels.lowerBound),
                blocks: blocks, rows: pixels.count
            ) { finish(tile, $0) }
        }
    }

    /// Passes of a backward product: the output gradient is prepared, the input gradient and the weight
    /// gradient follow.
    func backwardPasses(
        _ kind: OperationKind, input: BlockedTensor, outputGradient: BlockedTensor,
        inputGradient: BlockedTensor, tiles: PixelTiles, memory: StepMemory,
        prepare: @escaping (Range<Int>) -> Void, finish: @escaping (_ tile: Int, Range<Int>) -> Void
    ) -> [Pass] {
        let layer = self
        func product(tile: Int, blocks: Range<Int>) {
            let pixels = tiles.range(tile)
            layer.backward(
                outputGradient.from(pixel: pixels.lowerBound),
                into: inputGradient.from(pixel: pixels.lowerBound), blocks: blocks, rows: pixels.count
            ) { finish(tile, $0) }
        }
        if prefersWholeSums(pixels: tiles.pixels) {
            return productPasses(kind, tiles: tiles, blocks: inputBlocks, prepare: prepare, product)
                + [
                    wholeGradientPass(
                        kind, input: input, outputGradient: outputGradient, pixels: tiles.pixels)
                ]
        }
        return lanePasses(
            kind, input: input, outputGradient: outputGradient, tiles: tiles, memory: memory,
            prepare: prepare, product)
    }

    private func productPasses(
        _ kind: OperationKind, tiles: PixelTiles, blocks: Int, prepare: @escaping (Range<Int>) -> Void,
        _ product: @escaping (_ tile: Int, Range<Int>) -> Void
    ) -> [Pass] {
        if tiles.count >= Self.lanes {
            return [
                Pass(kind, units: tiles.count) { tile, _ in
                    prepare(tiles.range(tile))
                    product(tile, 0..<blocks)
                }
            ]
        }
        // Six panels keep the micro-kernel at its widest and give both enough units and long ones.
        let width = 6
        let columns = (blocks + width - 1) / width
        return [
            Pass(kind, units: tiles.count) { tile, _ in prepare(tiles.range(tile)) },
            Pass(kind, units: tiles.count * columns) { unit, _ in
                let first = unit / tiles.count * width
                product(unit % tiles.count, first..<min(blocks, first + width))
            },
        ]
    }

    /// Weight gradients summed over all pixels at once, a block of the matrix a unit.
    private func wholeGradientPass(
        _ kind: OperationKind, input: BlockedTensor, outputGradient: BlockedTensor, pixels: Int
    ) -> Pass {
        let layer = self
        let (rows, columns) = (4, 3)
        let rowUnits = (inputBlocks + rows - 1) / rows
        let columnUnits = (outputBlocks + columns - 1) / columns
        return Pass(kind, units: rowUnits * columnUnits) { unit, _ in
            let row = unit % rowUnits * rows
            let column = unit / rowUnits * columns
            layer.weightGradient(
                input: input, outputGradient: outputGradient,
                inputBlocks: row..<min(layer.inputBlocks, row + rows),
                outputBlocks: column..<min(layer.outputBlocks, column + columns), rows: pixels,
                into: layer.gradient, accumulate: false)
        }
    }

    /// Prepare, input gradient and weight gradient of one tile after another, a run of tiles a lane; then
    /// the lanes are added in order.
    private func lanePasses(
        _ kind: OperationKind, input: BlockedTensor, outputGradient: BlockedTensor, tiles: PixelTiles,
        memory: StepMemory, prepare: @escaping (Range<Int>) -> Void,
        _ product: @escaping (_ tile: Int, Range<Int>) -> Void
    ) -> [Pass] {
        let layer = self
        let lanes = min(Self.lanes, tiles.count)
        let work = Pass(kind, units: lanes) { lane, _ in
            let range = (lane * tiles.count / lanes)..<((lane + 1) * tiles.count / lanes)
            for tile in range {
                let pixels = tiles.range(tile)
                prepare(pixels)
                product(tile, 0..<layer.inputBlocks)
                layer.weightGradient(
                    input: input.from(pixel: pixels.lowerBound),
                    outputGradient: outputGradient.from(pixel: pixels.lowerBound),
                    inputBlocks: 0..<layer.inputBlocks, outputBlocks: 0..<layer.outputBlocks,
                    rows: pixels.count, into: memory.lanes + lane * layer.weightCount,
                    accumulate: tile > range.lowerBound)
            }
        }
        return [
            work,
            LaneReduction.pass(
                memory.lanes, lanes: lanes, count: weightCount, into: gradient),
        ]
    }
}
