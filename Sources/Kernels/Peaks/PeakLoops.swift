import CIntrinsics

/// Loops that keep the arithmetic units busy and touch nothing beyond the nearest cache.
enum PeakLoops {
    /// So many a thread that a late one is made up for by the others.
    private static let unitsPerWorker = 8
    private static let roundsPerUnit = 200_000

    /// Runs multiply-adds of Float.
    ///
    /// - Returns: operations done, two a multiply-add.
    static func floatOperations(_ runner: PassRunner) -> Double {
        switch InstructionSet.vectorRegisters {
        case 32...: multiplyAdds(Chains<12>.self, runner)
        case 8...: multiplyAdds(Chains<6>.self, runner)
        default: multiplyAdds(Chains<3>.self, runner)
        }
    }

    /// Runs dot products of pairs of BFloat16, on tile registers where there are some.
    ///
    /// - Returns: operations done, four a pair.
    static func bfloatOperations(_ runner: PassRunner) -> Double {
        let units = runner.workers * unitsPerWorker
        if TileRegisters.areAvailable {
            runner.run([Pass(.head, units: units) { _, _ in tileProducts() }])
            return Double(units * roundsPerUnit * 4 * TileRegisters.sumCount * TileRegisters.terms * 2)
        }
        runner.run([Pass(.head, units: units) { _, _ in pairProducts(Chains<12>.self) }])
        return Double(units * roundsPerUnit * 12 * vectorWidth * 4)
    }

    /// Runs SiLU over a few KiB.
    ///
    /// - Returns: values done.
    static func activations(_ runner: PassRunner) -> Double {
        let units = runner.workers * unitsPerWorker
        let (rounds, count) = (1000, 1024)
        runner.run([
            Pass(.head, units: units) { _, _ in
                withUnsafeTemporaryAllocation(
                    byteCount: 2 * count * MemoryLayout<Float>.size, alignment: 64
                ) { memory in
                    guard let base = memory.baseAddress else { return }
                    let input = base.initializeMemory(as: Float.self, repeating: 0.5, count: 2 * count)
                    activate(input, count: count, rounds: rounds, into: input + count)
                }
            }
        ])
        return Double(units * rounds * count)
    }

    /// Sums that are added to in turn: enough of them that each multiply-add finds the one before it done, and
    /// no more than there are registers for.
    private enum Chains<let count: Int> {}

    private static func multiplyAdds<let count: Int>(_: Chains<count>.Type, _ runner: PassRunner) -> Double {
        let units = runner.workers * unitsPerWorker
        runner.run([Pass(.head, units: units) { _, _ in multiplyAdds(Chains<count>.self) }])
        return Double(units * roundsPerUnit * count * vectorWidth * 2)
    }

    /// Each sum is a factor of its own next value, so that no multiplication can be taken out of the loop.
    @inline(never)
    private static func multiplyAdds<let count: Int>(_: Chains<count>.Type) {
        var sums = InlineArray<count, Vector> { Vector(repeating: Float($0)) }
        let (factor, addend) = (Vector(repeating: 0.5), Vector(repeating: 1))
        for _ in 0..<roundsPerUnit {
            for chain in 0..<count {
                sums[chain] = addend.addingProduct(sums[chain], factor)
            }
        }
        keep(sums)
    }

    @inline(never)
    private static func pairProducts<let count: Int>(_: Chains<count>.Type) {
        var sums = InlineArray<count, Vector> { Vector(repeating: Float($0)) }
        // Pairs of 1 and 1.
        let pairs = SIMD32<UInt16>(repeating: 0x3f80)
        for _ in 0..<roundsPerUnit {
            for chain in 0..<count {
                BFloat16.addProduct(&sums[chain], pairs, pairs)
            }
        }
        keep(sums)
    }

    @inline(never)
    private static func tileProducts() {
        TileRegisters.use(rows: TileRegisters.side, terms: TileRegisters.terms) {
            for _ in 0..<roundsPerUnit {
                tile_add_product(0)
                tile_add_product(1)
                tile_add_product(2)
                tile_add_product(3)
            }
        }
    }

    @inline(never)
    private static func activate(
        _ input: UnsafePointer<Float>, count: Int, rounds: Int, into output: UnsafeMutablePointer<Float>
    ) {
        for _ in 0..<rounds {
            for place in stride(from: 0, to: count, by: vectorWidth) {
                output.store(SiLU.value(input.vector(place)), place)
            }
            keep(output[0])
        }
    }

    /// Makes the optimiser believe that a value is used.
    @inline(never)
    @_semantics("optimize.sil.specialize.generic.never")
    private static func keep<Value>(_ value: Value) {
        withUnsafePointer(to: value) { _ in }
    }
}
