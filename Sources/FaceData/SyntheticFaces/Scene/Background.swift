internal import RandomStreams

/// What is behind the head: a wall or a view out of focus.
struct Background {
    private let upper, lower, spot: LinearColor
    private let spotCenter: Point
    private let spotRadius: Float
    private let noise: Noise
    private let grain: Float

    init(from stream: inout RandomStream) {
        func color(_ stream: inout RandomStream) -> LinearColor {
            let gray = stream.uniform(20, 225)
            let strength = stream.uniform(0, 60)
            return .sRGB(
                min(255, max(0, gray + strength * stream.uniform(-1, 1))),
                min(255, max(0, gray + strength * stream.uniform(-0.8, 0.8))),
                min(255, max(0, gray + strength * stream.uniform(-1, 1))))
        }
        upper = color(&stream)
        lower = stream.chance(0.5) ? mix(upper, color(&stream), 0.4) : color(&stream)
        spot = color(&stream)
        spotCenter = Point(stream.uniform(0, 1), stream.uniform(0, 1))
        spotRadius = stream.uniform(0.15, 0.6)
        noise = Noise(seed: stream.nextWord())
        grain = stream.chance(0.5) ? stream.uniform(0.2, 0.9) : 0.1
    }

    func paint(on canvas: Canvas) {
        let unit = 1 / Float(canvas.size)
        for y in 0..<canvas.size {
            for x in 0..<canvas.size {
                let place = Point(Float(x) + 0.5, Float(y) + 0.5) * unit
                let wall = mix(upper, lower, place.y)
                let from = (place - spotCenter) / spotRadius
                let glow = (1 - from.dot(from)).saturated
                let cloud = noise.smooth(place * 4) * grain
                canvas.pixels[y * canvas.size + x] = mix(wall, spot, min(1, glow * glow * 0.5 + cloud * 0.6))
            }
        }
    }
}
