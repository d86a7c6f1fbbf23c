/// Memory that no cache holds, to be read and copied.
struct PeakMemory {
    private let arena: Arena
    private let values: UnsafeMutablePointer<Float>
    /// A sum for each unit, a cache line apart.
    private let sums: UnsafeMutablePointer<Float>

    private static let unitCount = 512
    /// 1 MiB.
    private static let unitLength = (1 << 20) / MemoryLayout<Float>.size
    private static var unitBytes: Int { unitLength * MemoryLayout<Float>.size }

    /// - Returns: nil where there is not so much memory.
    init?() {
        let count = Self.unitCount * Self.unitLength
        let sumCount = Self.unitCount * vectorWidth
        guard let arena = Arena(bytes: (count + sumCount) * MemoryLayout<Float>.size) else { return nil }
        self.arena = arena
        values = arena.take(count)
        sums = arena.take(sumCount)
        values.update(repeating: 1, count: count)
    }

    /// Reads all of it.
    ///
    /// - Returns: bytes read.
    func read(_ runner: PassRunner) -> Double {
        let (values, sums) = (values, sums)
        runner.run([
            Pass(.head, units: Self.unitCount) { unit, _ in
                let start = values + unit * Self.unitLength
                var totals = InlineArray<4, Vector>(repeating: .zero)
                for place in stride(from: 0, to: Self.unitLength, by: 4 * vectorWidth) {
                    for part in 0..<4 {
                        totals[part] += start.vector(place &+ part &* vectorWidth)
                    }
                }
                sums.store(totals[0] + totals[1] + totals[2] + totals[3], unit * vectorWidth)
            }
        ])
        return Double(Self.unitCount * Self.unitBytes)
    }

    /// Copies the first half onto the second, past the caches.
    ///
    /// - Returns: bytes read and written.
    func copy(_ runner: PassRunner) -> Double {
        let values = values
        let distance = Self.unitCount / 2 * Self.unitLength
        runner.run([
            Pass(.head, units: Self.unitCount / 2) { unit, _ in
                let source = values + unit * Self.unitLength
                for place in stride(from: 0, to: Self.unitLength, by: vectorWidth) {
                    source.store(source.vector(place), place &+ distance, streams: true)
                }
            }
        ])
        return Double(Self.unitCount * Self.unitBytes)
    }
}
