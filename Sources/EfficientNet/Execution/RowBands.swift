/// How the rows of images are cut into bands in a pass that has one block of channels of one image a unit, where so few
/// units keep some workers waiting.
struct RowBands {
    let rows: Int
    /// Bands of an image.
    let count: Int

    /// - Parameters:
    ///   - halo: rows that a band costs beside its own.
    ///   - units: blocks of channels of images.
    init(rows: Int, halo: Int, units: Int, workers: Int) {
        self.rows = rows
        /// What the pass takes, in rows of one unit.
        func duration(_ count: Int) -> Int {
            (units * count + workers - 1) / workers * ((rows + count - 1) / count + halo)
        }
        count = (1...max(1, rows / Self.least)).min { duration($0) < duration($1) } ?? 1
    }

    /// Rows of the smallest band.
    private static let least = 8

    func range(_ band: Int) -> Range<Int> {
        (band * rows / count)..<((band + 1) * rows / count)
    }
}
