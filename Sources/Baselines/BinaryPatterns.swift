/// Local binary patterns: which of a pixel's eight neighbours are as bright as itself, counted cell by cell.
///
/// Source: Ahonen, Hadid, Pietikäinen, "Face Description with Local Binary Patterns", PAMI 2006: the 58 patterns
/// with at most two changes round the pixel have a bin each, all others share one. Counts are turned into the
/// roots of their shares, under which a linear classifier compares histograms as Hellinger's distance does.
enum BinaryPatterns {
    private static let cell = 8
    private static let cells = GrayPatch.side / cell
    static let bins = 59

    /// Values of a patch's features.
    static let count = cells * cells * bins

    /// The neighbours in turn, from the upper left on.
    private static let neighbours = [(-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1)]

    /// The bin of each pattern.
    static let bin: [Int] = {
        var next = 0
        return (0..<256).map { pattern in
            let changes = (0..<8).count { (pattern >> $0 & 1) != (pattern >> (($0 + 1) % 8) & 1) }
            guard changes <= 2 else { return bins - 1 }
            defer { next += 1 }
            return next
        }
    }()

    static func features(_ patch: GrayPatch) -> [Float] {
        var counts = [Float](repeating: 0, count: count)
        for row in 0..<(cells * cell) {
            for column in 0..<(cells * cell) {
                let center = patch.at(row, column)
                var pattern = 0
                for (place, step) in neighbours.enumerated()
                where patch.at(row + step.0, column + step.1) >= center {
                    pattern |= 1 << place
                }
                counts[(row / cell * cells + column / cell) * bins + bin[pattern]] += 1
            }
        }
        return counts.map { ($0 / Float(cell * cell)).squareRoot() }
    }
}
