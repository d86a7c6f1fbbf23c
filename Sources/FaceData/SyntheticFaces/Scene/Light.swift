internal import RandomStreams

/// One lamp and the light of the surroundings.
struct Light {
    /// Towards the lamp, length 1: x right, y down, z to the camera.
    private let direction: SIMD3<Float>
    private let halfway: SIMD3<Float>
    private let lamp, sky, ground: LinearColor

    init(from stream: inout RandomStream) {
        let x = stream.uniform(-0.85, 0.85)
        let y = stream.uniform(-0.85, 0.1)
        let toward = SIMD3(x, y, stream.uniform(0.75, 1.2))
        direction = toward / toward.length
        let half = direction + SIMD3(0, 0, 1)
        halfway = half / half.length
        let warmth = stream.uniform(-0.16, 0.2)
        let tint = LinearColor(1 + warmth, 1, 1 - warmth * 1.1, 1)
        let strength = stream.uniform(0.65, 1.1)
        lamp = tint * strength
        let around = stream.uniform(0.22, 0.42)
        sky = LinearColor(1 - warmth * 0.5, 1, 1 + warmth * 0.5, 1) * around
        ground = LinearColor(1.1, 1, 0.85, 1) * (around * 0.55)
    }

    /// What a surface of this colour and slope sends to the camera.
    ///
    /// - Parameters:
    ///   - translucency: how far light creeps round into the shade, red furthest, as in skin; 0...1.
    ///   - shine: strength of the highlight.
    @inline(__always)
    func shade(_ albedo: LinearColor, slope: Point, translucency: Float, shine: Float) -> LinearColor {
        let inverse = 1 / (slope.x * slope.x + slope.y * slope.y + 1).squareRoot()
        let normal = SIMD3(-slope.x, -slope.y, 1) * inverse
        let facing = normal.x * direction.x + normal.y * direction.y + normal.z * direction.z
        let wrap = LinearColor(0.45, 0.28, 0.22, 0.2) * translucency
        var diffuse = (wrap + facing) / (wrap + 1)
        diffuse.replace(with: 0, where: diffuse .< 0)
        let up = 0.5 - 0.5 * normal.y
        let ambient = mix(ground, sky, up) * (0.55 + 0.45 * normal.z)
        let gleam = max(0, normal.x * halfway.x + normal.y * halfway.y + normal.z * halfway.z)
        let square = gleam * gleam
        let fourth = square * square
        let eighth = fourth * fourth
        return albedo * (diffuse * lamp + ambient) + lamp * (eighth * eighth * shine)
    }

    /// A matt surface that faces the camera.
    func flat(_ albedo: LinearColor) -> LinearColor {
        shade(albedo, slope: .zero, translucency: 0.5, shine: 0)
    }

    /// Where the lamp is mirrored on a ball of radius 1 that faces the camera.
    var glint: Point { Point(halfway.x, halfway.y) }
}
