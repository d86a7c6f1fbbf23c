/// Smooth random numbers over the plane, for hair, stubble, skin and backgrounds.
struct Noise {
    private let seed: UInt32

    init(seed: UInt32) { self.seed = seed }

    /// A number in 0..<1 for a lattice point.
    @inline(__always)
    func value(_ x: Int32, _ y: Int32) -> Float {
        Float(bits(x, y) >> 8) * 0x1p-24
    }

    @inline(__always)
    private func bits(_ x: Int32, _ y: Int32) -> UInt32 {
        var hash = UInt32(bitPattern: x) &* 0x9E37_79B1 ^ UInt32(bitPattern: y) &* 0x85EB_CA77 ^ seed
        hash = (hash ^ hash >> 15) &* 0x2C1B_3C6D
        hash = (hash ^ hash >> 12) &* 0x297A_2D39
        return hash ^ hash >> 15
    }

    /// Lattice values blended in between: 0..<1, features one unit wide.
    @inline(__always)
    func smooth(_ point: Point) -> Float {
        // Truncation rounds down once the number is positive; every picture lies well within the offset.
        let positive = point + 4096
        let (x, y) = (Int32(positive.x), Int32(positive.y))
        let (u, v) = (positive.x - Float(x), positive.y - Float(y))
        let (s, t) = (u * u * (3 - 2 * u), v * v * (3 - 2 * v))
        let upper = value(x, y) + (value(x &+ 1, y) - value(x, y)) * s
        let lower = value(x, y &+ 1) + (value(x &+ 1, y &+ 1) - value(x, y &+ 1)) * s
        return upper + (lower - upper) * t
    }

    /// About normal, mean 0 and variance 1: the sum of four random bytes, standardised.
    @inline(__always)
    func normal(_ x: Int32, _ y: Int32) -> Float {
        let word = bits(x, y)
        let sum = (word & 0xFF) + (word >> 8 & 0xFF) + (word >> 16 & 0xFF) + (word >> 24)
        return (Float(sum) - 510) * (1 / 147.8)
    }
}
