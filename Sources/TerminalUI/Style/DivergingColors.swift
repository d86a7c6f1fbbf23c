/// Colours for changes from −1 to 1: blue for less, orange for more, quiet in the middle.
///
/// Blue and orange differ for every colour vision. Dark themes take a dark middle, so that what has not changed
/// does not glare, and light themes a light one (after the maps "berlin" and "vik" by Fabio Crameri,
/// doi:10.5281/zenodo.1243862; the stops are our own).
package enum DivergingColors {
    private static let dark = (less: RGB(hex: 0x5ab4ff), none: RGB(hex: 0x23272e), more: RGB(hex: 0xffa23a))
    private static let light = (less: RGB(hex: 0x0b5fa5), none: RGB(hex: 0xf2f2f0), more: RGB(hex: 0xb35a00))

    /// The colour of a change; values outside −1...1 count as the nearest end, what is no number as none.
    package static func color(_ change: Double, on ground: RGB) -> RGB {
        let stops = ground.luminance < 0.4 ? dark : light
        let change = min(1, max(-1, change.isFinite ? change : 0))
        return stops.none.mixed(with: change < 0 ? stops.less : stops.more, abs(change))
    }

    /// The entry of the sixteen or eight colours for a change: blues and yellows, brighter for more, and the
    /// dark ground for next to none.
    static func basic(_ change: Double, count: Int) -> UInt8 {
        guard abs(change) >= 0.15 else { return 0 }
        let isStrong = abs(change) >= 0.6 && count > 8
        return change < 0 ? (isStrong ? 12 : 4) : (isStrong ? 11 : 3)
    }
}
