/// A perceptually even color map for values from 0 to 1, readable with any color vision.
package enum ColorMap: String, Sendable, CaseIterable {
    case viridis
    case cividis

    /// The color of a value; values outside 0...1 and not a number count as the nearest end and 0.
    package func color(_ value: Double) -> RGB {
        let stops = self.stops
        let position = min(1, max(0, value.isFinite ? value : 0)) * Double(stops.count - 1)
        let lower = Int(position)
        guard lower + 1 < stops.count else { return stops[stops.count - 1] }
        return stops[lower].mixed(with: stops[lower + 1], position - Double(lower))
    }

    /// The color of a value as a terminal of some depth shows it: with 256 colors the brightness still never
    /// falls from one value to a greater one.
    package func color(_ value: Double, depth: ColorDepth) -> Color {
        guard depth == .palette256 else { return .rgb(color(value)) }
        let steps = self == .viridis ? Self.viridisSteps : Self.cividisSteps
        let position = min(1, max(0, value.isFinite ? value : 0)) * Double(steps.count)
        return .palette(steps[min(steps.count - 1, Int(position))])
    }

    private static let viridisSteps = PaletteRamp.entries(of: .viridis)
    private static let cividisSteps = PaletteRamp.entries(of: .cividis)

    /// Samples at equal distances of the maps by Nathaniel Smith and Stéfan van der Walt (viridis) and by
    /// Nuñez, Anderton and Renslow (cividis, doi:10.1371/journal.pone.0199239).
    package var stops: [RGB] {
        switch self {
        case .viridis: Self.viridisStops
        case .cividis: Self.cividisStops
        }
    }

    private static let viridisStops: [RGB] = [
        0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e,
        0x21918c, 0x1f9f88, 0x27ad81, 0x3dbc74, 0x5cc863, 0x81d34d, 0xaadc32, 0xd5e21a,
        0xfde725,
    ].map { RGB(hex: $0) }
    private static let cividisStops: [RGB] = [
        0x00224e, 0x002e6a, 0x1a386f, 0x32436d, 0x434e6c, 0x535a6d, 0x61656f, 0x6f7073,
        0x7d7c78, 0x8b8778, 0x9a9376, 0xaaa073, 0xbbad6d, 0xccba64, 0xddc858, 0xefd748,
        0xfee838,
    ].map { RGB(hex: $0) }
}
