/// The picture being painted, in linear light. Shapes lie in pixel coordinates; edges are soft by `softness`
/// pixels, one of which is plain anti-aliasing.
final class Canvas {
    let size: Int
    private let grid: Grid<LinearColor>
    var pixels: UnsafeMutablePointer<LinearColor> { grid.values }

    init(size: Int, filledWith color: LinearColor = .zero) {
        self.size = size
        grid = Grid(size: size, filledWith: color)
    }

    /// How much of a pixel a shape covers whose edge is `distance` away.
    @inline(__always)
    static func coverage(_ distance: Float, softness: Float) -> Float {
        (0.5 - distance / softness).saturated
    }

    @inline(__always)
    func blend(_ index: Int, _ color: LinearColor, _ opacity: Float) {
        pixels[index] = mix(pixels[index], color, opacity)
    }

    @inline(__always)
    func fill(_ curve: Curve, color: LinearColor, opacity: Float = 1, softness: Float = 1) {
        paint(curve, softness: softness) { _, _, _ in (color, opacity) }
    }

    /// Paints a shape; `paint` gives colour and opacity for a pixel's index, centre and distance, which is exact
    /// down to `depth` pixels inside.
    @inline(__always)
    func paint(
        _ curve: Curve, softness: Float = 1, depth: Float = 1,
        _ paint: (Int, Point, Float) -> (LinearColor, Float)
    ) {
        let field = DistanceField(to: curve, reach: max(softness, depth), imageSize: size)
        field.forEachPixel(within: softness / 2) { index, pixel, distance in
            let (color, opacity) = paint(index, pixel, distance)
            blend(index, color, opacity * Self.coverage(distance, softness: softness))
        }
    }

    /// Paints a line; `width` and `opacity` at a place along it, from 0 to 1. Lines thinner than a pixel
    /// grow faint instead of vanishing.
    @inline(__always)
    func stroke(_ line: Stroke, color: LinearColor, softness: Float = 1, opacity: (Float) -> Float) {
        line.forEachPixel(margin: softness, imageSize: size) { index, _, _, distance, progress in
            let cover = line.coverage(distance, progress, softness: softness)
            if cover > 0 { blend(index, color, cover * opacity(progress)) }
        }
    }
}
