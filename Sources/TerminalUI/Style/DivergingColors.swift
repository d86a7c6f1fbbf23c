/// Colors for changes from −1 to 1: blue for less, orange for more, quiet in the middle.
///
/// Blue and orange differ for every color vision. Dark themes take a dark middle, so that what has not changed
/// does not glare, and light themes a light one (after the maps "berlin" and "vik" by Fabio Crameri,
/// doi:10.5281/zenodo.1243862; the stops are our own).
package enum DivergingColors {
    /// How many colors there are on each side where the terminal has 256.
    private static let steps = 16

    private struct Stops {
        let less, none, more: RGB
        /// From the middle to the end, in the 256 colors.
        let fewerColors: (less: [UInt8], more: [UInt8])

        init(less: UInt32, none: UInt32, more: UInt32) {
            (self.less, self.none, self.more) = (RGB(hex: less), RGB(hex: none), RGB(hex: more))
            fewerColors = (
                Self.entries(self.none, self.less), Self.entries(self.none, self.more)
            )
        }

        /// Brightness grows along the scale that is looked for; a scale that falls is looked for backwards.
        private static func entries(_ start: RGB, _ end: RGB) -> [UInt8] {
            guard start.luminance <= end.luminance else {
                return PaletteRamp.entries(count: steps) { end.mixed(with: start, $0) }.reversed()
            }
            return PaletteRamp.entries(count: steps) { start.mixed(with: end, $0) }
        }
    }

    private static let dark = Stops(less: 0x5ab4ff, none: 0x23272e, more: 0xffa23a)
    private static let light = Stops(less: 0x0b5fa5, none: 0xf2f2f0, more: 0xb35a00)

    /// The color of a change; values outside −1...1 count as the nearest end, what is no number as none.
    package static func color(_ change: Double, on ground: RGB) -> RGB {
        let stops = stops(ground)
        let change = limited(change)
        return stops.none.mixed(with: change < 0 ? stops.less : stops.more, abs(change))
    }

    /// The same as a terminal of some depth shows it; with 256 colors hue and order are kept.
    package static func color(_ change: Double, on ground: RGB, depth: ColorDepth) -> Color {
        guard depth == .palette256 else { return .rgb(color(change, on: ground)) }
        let stops = stops(ground)
        let change = limited(change)
        let side = change < 0 ? stops.fewerColors.less : stops.fewerColors.more
        return .palette(side[min(steps - 1, Int(abs(change) * Double(steps)))])
    }

    /// The entry of the sixteen or eight colors for a change: blues and yellows, brighter for more, and the
    /// dark ground for next to none.
    static func basic(_ change: Double, count: Int) -> UInt8 {
        guard abs(change) >= 0.15 else { return 0 }
        let isStrong = abs(change) >= 0.6 && count > 8
        return change < 0 ? (isStrong ? 12 : 4) : (isStrong ? 11 : 3)
    }

    private static func stops(_ ground: RGB) -> Stops { ground.luminance < 0.4 ? dark : light }

    private static func limited(_ change: Double) -> Double { min(1, max(-1, change.isFinite ? change : 0)) }
}
