/// Where in a picture a network found what it says, as a coarse square of values over the picture's middle square.
package struct AttentionMap: Sendable, Equatable {
    package let side: Int
    /// Whether it tells places apart at all: one cell does not.
    package var tellsPlaces: Bool { side > 1 }
    /// side × side values from 0 to 1, row by row from the top.
    private let values: [Double]

    /// A map scaled so that its greatest value is 1.
    ///
    /// - Returns: nil if `values` are not side × side finite numbers.
    package init?(side: Int, values: [Float]) {
        guard side > 0, values.count == side * side, values.allSatisfy(\.isFinite) else { return nil }
        self.side = side
        let greatest = values.max() ?? 0
        self.values = values.map { greatest > 0 ? Double(max(0, $0) / greatest) : 0 }
    }

    /// The value at a place of the square, both coordinates from 0 to 1, between the cells' middles linearly.
    package func value(x: Double, y: Double) -> Double {
        let (left, right, across) = Self.neighbors(x, side)
        let (top, bottom, down) = Self.neighbors(y, side)
        let upper = values[top * side + left] * (1 - across) + values[top * side + right] * across
        let lower = values[bottom * side + left] * (1 - across) + values[bottom * side + right] * across
        return upper * (1 - down) + lower * down
    }

    private static func neighbors(_ place: Double, _ side: Int) -> (Int, Int, Double) {
        let position = min(Double(side) - 1, max(0, place * Double(side) - 0.5))
        let first = Int(position)
        return (first, min(side - 1, first + 1), position - Double(first))
    }
}

extension Picture {
    /// How much of a pixel's own brightness is left where the network did not look.
    private static let dimmed = 0.3

    /// The picture with a map laid over it: where the network looked it keeps its light and takes the map's color,
    /// elsewhere it goes dark. So it can be read without color, too.
    package func overlaid(with map: AttentionMap, colors: ColorMap) -> Picture {
        let side = Double(min(width, height))
        let (left, top) = ((Double(width) - side) / 2, (Double(height) - side) / 2)
        return mapped { x, y, pixel in
            let (across, down) = ((Double(x) + 0.5 - left) / side, (Double(y) + 0.5 - top) / side)
            let isInside = (0...1).contains(across) && (0...1).contains(down)
            let value = isInside ? map.value(x: across, y: down) : 0
            let light = Self.dimmed + (1 - Self.dimmed) * value
            return RGB.black.mixed(with: pixel, light).mixed(with: colors.color(value), 0.35 * value)
        }
    }
}
