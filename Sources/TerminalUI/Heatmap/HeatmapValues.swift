/// What the cells of a heatmap show: their texts, and where they stand on the scale.
struct HeatmapValues {
    /// The smallest greatest change that colors are scaled to: below it noise would look like news.
    private static let leastShare = 0.05

    private let normalization: MatrixNormalization
    private let glyphs: GlyphSet
    private let values: [[Double?]]
    private let isChange: Bool
    /// What the end of the scale stands for.
    let greatest: Double

    init(_ heatmap: ConfusionHeatmap, _ glyphs: GlyphSet) {
        normalization = heatmap.normalization
        self.glyphs = glyphs
        isChange = heatmap.previous != nil
        let now = normalization.values(heatmap.counts)
        guard let previous = heatmap.previous else {
            values = now
            greatest = normalization == .counts ? Double(heatmap.counts.joined().max() ?? 1) : 1
            return
        }
        let before = normalization.values(previous)
        values = now.enumerated().map { row, line in
            line.enumerated().map { column, value in
                guard let value, let old = Self.value(row, column, of: before) else { return nil }
                return value - old
            }
        }
        let largest = values.joined().compactMap(\.self).map(abs).max() ?? 0
        greatest = max(largest, normalization == .counts ? 1 : Self.leastShare)
    }

    /// The ends of the scale in words, least first.
    var ends: (String, String) {
        let end =
            normalization == .counts ? NumberText.short(greatest) : NumberText.percent(greatest, decimals: 0)
        return isChange ? ("-\(end)", "+\(end)") : ("0", end)
    }

    /// Where a place on the scale stands, 0 its start and 1 its end.
    func value(at fraction: Double) -> HeatmapCell.Value {
        isChange ? .change(2 * fraction - 1) : .level(fraction)
    }

    func cell(_ row: Int, _ column: Int, width: Int, isCursor: Bool) -> HeatmapCell {
        guard let value = Self.value(row, column, of: values) else {
            return HeatmapCell(text: glyphs.noValue, value: .none, isCursor: isCursor)
        }
        let level = greatest > 0 ? value / greatest : 0
        return HeatmapCell(
            text: isChange ? changeText(value, width) : text(value, width),
            value: isChange ? .change(level) : .level(level), isCursor: isCursor)
    }

    private static func value(_ row: Int, _ column: Int, of values: [[Double?]]) -> Double? {
        guard values.indices.contains(row), values[row].indices.contains(column) else { return nil }
        return values[row][column]
    }

    private var zero: String { glyphs.isUnicode ? "·" : "." }

    /// A value as text of at most `width` columns; a zero stays quiet as a dot.
    private func text(_ value: Double, _ width: Int) -> String {
        if value == 0 { return zero }
        if normalization == .counts {
            let exact = String(Int(value))
            return exact.count <= width ? exact : NumberText.short(value, digits: 2)
        }
        if width >= 6 { return NumberText.percent(value, decimals: value == 1 ? 0 : 1) }
        return NumberText.fixed(value * 100, decimals: 0)
    }

    /// A change with its sign: samples, or percentage points.
    private func changeText(_ value: Double, _ width: Int) -> String {
        if value == 0 { return zero }
        let sign = value < 0 ? "-" : "+"
        let size = abs(value)
        if normalization == .counts {
            let exact = String(Int(size))
            return sign + (exact.count < width ? exact : NumberText.short(size, digits: 2))
        }
        let precise = NumberText.fixed(size * 100, decimals: 1)
        return sign + (precise.count < width - 1 ? precise : NumberText.fixed(size * 100, decimals: 0))
    }
}
