/// A surface to be lit: colour without light, and slope, for every pixel. Bumps and folds change the slope and
/// the light that reaches a fold; nothing is drawn with an edge that the light would not draw.
final class Relief {
    let size: Int
    /// Colour without light.
    let albedo: Canvas
    /// Slope of the height towards x and y: rise in pixels for each pixel.
    let slope: Grid<Point>
    /// How much of each pixel the surface covers.
    let coverage: Grid<Float>

    init(size: Int) {
        self.size = size
        albedo = Canvas(size: size)
        slope = Grid(size: size, filledWith: .zero)
        coverage = Grid(size: size, filledWith: 0)
    }

    /// Lays a part over what is there; `part` gives colour and slope for a pixel's centre and its distance, which
    /// is exact down to `depth` pixels inside.
    @inline(__always)
    func lay(
        _ curve: Curve, softness: Float = 1, depth: Float = 1, _ part: (Point, Float) -> (LinearColor, Point)
    ) {
        let field = DistanceField(to: curve, reach: max(softness, depth), imageSize: size)
        field.forEachPixel(within: softness / 2) { index, pixel, distance in
            let cover = Canvas.coverage(distance, softness: softness)
            let (color, tilt) = part(pixel, distance)
            // Without this the colour of uncovered pixels, black, would show in the edge.
            let share = coverage.values[index] > 0 ? cover : 1
            albedo.blend(index, color, share)
            slope.values[index] = mix(slope.values[index], tilt, share)
            coverage.values[index] += (1 - coverage.values[index]) * cover
        }
    }

    /// Raises (or, negative, sinks) a smooth mound. `height` in pixels.
    func raise(_ mound: Mound, height: Float) {
        mound.forEachPixel(imageSize: size) { index, _, weight, pull in
            slope.values[index] -= pull * (height * weight * weight * weight)
        }
    }

    /// Multiplies the colour by `tint` at the middle of the mound, less towards its edge.
    func tint(_ mound: Mound, _ tint: LinearColor) {
        mound.forEachPixel(imageSize: size) { index, _, weight, _ in
            albedo.pixels[index] *= mix(LinearColor(repeating: 1), tint, weight * weight)
        }
    }

    /// Sinks a furrow `depth` pixels deep along the line, tapered to its ends, and darkens it by `shade`,
    /// 0...1. The line's half width is the furrow's.
    func crease(_ line: Stroke, depth: Float, shade: Float) {
        let width = max(line.halfWidths.max(), 0.35)
        let inverse = 1 / (width * width)
        line.forEachPixel(margin: width * 1.8, imageSize: size) { index, _, offset, distance, progress in
            let u = 1 - distance * distance * inverse / 8
            guard u > 0 else { return }
            let taper = (progress * 5).saturated * ((1 - progress) * 5).saturated
            slope.values[index] += offset * (depth * inverse * u * u * u * taper)
            albedo.pixels[index] *= 1 - shade * u * u * u * u * taper
        }
    }
}
