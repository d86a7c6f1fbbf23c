import Foundation

/// Histograms of oriented gradients: how steep the brightness is in which direction, cell by cell.
///
/// Source: Dalal, Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR 2005: nine unsigned
/// directions, cells of 8 × 8 pixels, blocks of 2 × 2 cells at every cell, each scaled to length 1, clipped at 0.2
/// and scaled again.
enum OrientedGradients {
    private static let cell = 8
    private static let cells = GrayPatch.side / cell
    private static let directions = 9
    private static let block = 2
    private static let clip: Float = 0.2

    /// Values of a patch's features.
    static let count = (cells - block + 1) * (cells - block + 1) * block * block * directions

    static func features(_ patch: GrayPatch) -> [Float] {
        let histograms = histograms(patch)
        var features: [Float] = []
        features.reserveCapacity(count)
        for row in 0...(cells - block) {
            for column in 0...(cells - block) {
                var values: [Float] = []
                for inner in 0..<(block * block) {
                    let place = (row + inner / block) * cells + column + inner % block
                    values += histograms[(place * directions)..<((place + 1) * directions)]
                }
                features += scaled(scaled(values).map { min($0, clip) })
            }
        }
        return features
    }

    /// cells × cells × directions sums of slopes; one between two directions counts for both in its shares.
    private static func histograms(_ patch: GrayPatch) -> [Float] {
        var sums = [Float](repeating: 0, count: cells * cells * directions)
        for row in 0..<(cells * cell) {
            for column in 0..<(cells * cell) {
                let across = patch.at(row, column + 1) - patch.at(row, column - 1)
                let down = patch.at(row + 1, column) - patch.at(row - 1, column)
                let slope = (across * across + down * down).squareRoot()
                guard slope > 0 else { continue }
                let angle = atan2f(down, across)
                let turn = (angle < 0 ? angle + .pi : angle) / .pi * Float(directions) - 0.5
                let lower = Int(turn.rounded(.down))
                let share = turn - Float(lower)
                let place = (row / cell * cells + column / cell) * directions
                sums[place + (lower + directions) % directions] += slope * (1 - share)
                sums[place + (lower + 1) % directions] += slope * share
            }
        }
        return sums
    }

    private static func scaled(_ values: [Float]) -> [Float] {
        let length = (values.reduce(0) { $0 + $1 * $1 } + 1e-10).squareRoot()
        return values.map { $0 / length }
    }
}
