/// A rectangle in fractions of an image's sides.
struct UnitRectangle: Equatable {
    let x, y, width, height: Float

    /// - Parameters:
    ///   - area: of the image's, 0 to 1.
    ///   - aspect: width over height, where the image is wide and high enough for it.
    ///   - across, down: where it lies in the room that it has, 0 to 1.
    init(area: Float, aspect: Float, at across: Float, _ down: Float) {
        width = min((area * aspect).squareRoot(), 1)
        height = min((area / aspect).squareRoot(), 1)
        x = across * (1 - width)
        y = down * (1 - height)
    }

    /// The whole pixels that it covers of a square.
    func pixels(side: Int) -> (columns: Range<Int>, rows: Range<Int>) {
        (Self.range(x, width, side), Self.range(y, height, side))
    }

    private static func range(_ start: Float, _ length: Float, _ side: Int) -> Range<Int> {
        let first = min(max(Int(start * Float(side)), 0), side)
        return first..<min(first + max(Int((length * Float(side)).rounded()), 0), side)
    }
}
