package import TerminalUI

/// The dashboard's settings, kept between sessions. Every value may be missing, and unknown names are
/// ignored.
package struct DashboardSettings: Codable, Sendable, Equatable {
    package var theme: String?
    package var glyphs: String?
    /// The weight of the charts' moving average, 0 (none) to under 1.
    package var smoothing: Double?
    package var logarithmic: Bool?
    /// What the charts' horizontal axis counts.
    package var measure: String?
    /// Whether the charts show the paper's figures.
    package var paper: Bool?
    /// What the confusion matrix shows.
    package var normalization: String?

    package init() {}

    /// The glyphs used last; nil for what the terminal suggests.
    package var glyphSet: GlyphSet? { glyphs.flatMap(GlyphSet.init) }
}

extension DashboardState {
    /// The settings to keep.
    package var settings: DashboardSettings {
        var settings = remembered
        settings.smoothing = charts.smoothing
        settings.logarithmic = charts.isLogarithmic
        settings.measure = charts.measure.rawValue
        settings.paper = charts.showsPaper
        settings.normalization = confusion.normalization.rawValue
        return settings
    }

    /// Takes over what was remembered. Theme and glyphs are remembered as they were chosen: the appearance may have
    /// others, where the terminal cannot show the chosen glyphs or the theme's file is damaged.
    mutating func apply(_ settings: DashboardSettings) {
        remembered = settings
        if let smoothing = settings.smoothing, (0..<1).contains(smoothing) { charts.smoothing = smoothing }
        charts.isLogarithmic = settings.logarithmic ?? charts.isLogarithmic
        charts.measure = settings.measure.flatMap(ChartsState.Measure.init) ?? charts.measure
        charts.showsPaper = settings.paper ?? charts.showsPaper
        confusion.normalization =
            settings.normalization.flatMap(MatrixNormalization.init) ?? confusion.normalization
    }
}
