/// Which way hair grows, and how light or dark each strand of it is.
struct HairFlow {
    let isCurly: Bool
    /// Where the strands start, in face units.
    let root: Point
    private let isWavy, isShort, isParted: Bool
    private let texture: Noise

    init(_ hair: Hair) {
        isCurly = [.afro, .curlyTop].contains(hair.style)
        isWavy = hair.style == .wavy
        isShort = [.crop, .shaved, .receding].contains(hair.style)
        isParted = [.bob, .long, .wavy, .sidePart].contains(hair.style)
        root = Point(isParted ? hair.parting * 0.4 : hair.parting * 0.15, -1.2)
        texture = Noise(seed: hair.texture)
    }

    /// Lightness of the hair, 0...1, at a place given from the root in face units.
    @inline(__always)
    func strand(at place: Point) -> Float {
        if isCurly { return texture.smooth(place * 10 + 60) * 0.6 + texture.smooth(place * 21 + 60) * 0.4 }
        // Strands fan out from the root and hang straight from the ears on.
        let down = max(0, place.y)
        var across = place.x / (0.35 + min(down, 0.75))
        if isWavy { across += 0.22 * (texture.smooth(Point(down * 4.5, place.x > 0 ? 3 : 9)) - 0.5) }
        let along = down * (isShort ? 7 : 1.1)
        return texture.smooth(Point(across * 13 + 60, along)) * 0.4
            + texture.smooth(Point(across * 42 + 60, along * 1.6)) * 0.6
    }

    /// Darker in the parting.
    @inline(__always)
    func parting(at place: Point) -> Float {
        guard isParted, place.y < 0.75 else { return 1 }
        return 1 - 0.45 * (1 - abs(place.x) * 28).saturated
    }
}
