/// Where the statistics of an output tile go: sixteen means and sixteen sums of squared deviations a block.
package struct TileStatistics {
    let mean: UnsafeMutablePointer<Float>
    let deviations: UnsafeMutablePointer<Float>

    package init(_ partial: PartialSums, slot: Int, block: Int) {
        mean = partial.first(slot: slot, channel: block * vectorWidth)
        deviations = partial.second(slot: slot, channel: block * vectorWidth)
    }

    private init(mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>) {
        self.mean = mean
        self.deviations = deviations
    }

    /// Takes the statistics of a finished tile.
    package func gather(from output: BlockedTensor, rows: Int) {
        for block in 0..<output.blocks {
            let pixels = UnsafePointer(output.at(block: block, pixel: 0))
            var sums = ShiftedSums(shift: pixels.vector(0))
            for row in 0..<rows {
                sums.add(pixels.vector(row &* vectorWidth))
            }
            let place = block * vectorWidth
            sums.store(count: rows, mean: mean + place, deviations: deviations + place)
        }
    }

    func from(block: Int) -> TileStatistics {
        TileStatistics(mean: mean + block * vectorWidth, deviations: deviations + block * vectorWidth)
    }
}
