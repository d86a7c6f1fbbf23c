/// Shares out places over classes by largest remainder.
enum Apportionment {
    /// How many of each class are taken when a fraction of the whole is taken.
    ///
    /// The whole gives round(fraction · total) places. Every class gets its fraction rounded down; the places
    /// left over go to the largest remainders, a tie to the higher class index. With a fifth, this is how
    /// Table 1 of the paper comes out of its totals.
    /// - Parameter fraction: 0 to 1, taken to six decimals so that remainders are compared exactly.
    static func shares(counts: [Int], fraction: Double) -> [Int] {
        let million = 1_000_000
        let share = Int((min(max(fraction, 0), 1) * Double(million)).rounded())
        let places = (counts.reduce(0, +) * share + million / 2) / million
        return shares(counts: counts, numerator: share, denominator: million, places: places)
    }

    /// How many of each class are taken when `places` are taken in all; everything where there are fewer.
    static func shares(counts: [Int], places: Int) -> [Int] {
        let total = counts.reduce(0, +)
        guard places < total else { return counts }
        return shares(counts: counts, numerator: max(0, places), denominator: total, places: max(0, places))
    }

    private static func shares(counts: [Int], numerator: Int, denominator: Int, places: Int) -> [Int] {
        var shares = counts.map { $0 * numerator / denominator }
        let remainders = counts.map { $0 * numerator % denominator }
        let leftOver = places - shares.reduce(0, +)
        let byRemainder = counts.indices.sorted { (remainders[$0], $0) > (remainders[$1], $1) }
        for index in byRemainder.prefix(max(0, leftOver)) where shares[index] < counts[index] {
            shares[index] += 1
        }
        return shares
    }
}
