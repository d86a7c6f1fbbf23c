/// The 256 colors of xterm's palette, and the nearest among them.
package enum Palette {
    /// All entries, by index. The first sixteen are xterm's defaults; users change these, so quantising to
    /// 256 colors never picks them.
    package static let xterm: [RGB] = sixteen + cube + grays

    private static let sixteen: [RGB] = [
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
        0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
    ].map { RGB(hex: $0) }

    private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static let cube: [RGB] = cubeLevels.flatMap { red in
        cubeLevels.flatMap { green in cubeLevels.map { blue in RGB(red, green, blue) } }
    }

    private static let grays: [RGB] = (0..<24).map { step in
        let level = UInt8(8 + 10 * step)
        return RGB(level, level, level)
    }

    /// The entry of 16...255 nearest to a color: a gray for what is nearly gray, else one of the cube. So color
    /// maps keep their hue, and quiet text does not turn purple.
    package static func nearest256(_ color: RGB) -> UInt8 {
        if isNearlyGray(color) {
            let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
            return nearest(color, among: [16, 231, 232 + min(23, max(0, (mean - 3) / 10))])
        }
        return UInt8(16 + 36 * cubeStep(color.red) + 6 * cubeStep(color.green) + cubeStep(color.blue))
    }

    /// The entry nearest to a color among the first 16 or 8: a gray for what is nearly gray.
    ///
    /// - Parameter avoided: An entry not to take.
    package static func nearestBasic(_ color: RGB, count: Int, avoiding avoided: UInt8? = nil) -> UInt8 {
        let entries = (isNearlyGray(color) ? [0, 7, 8, 15] : Array(0..<16)).filter { $0 < count }
        return nearest(color, among: entries.filter { $0 != avoided.map(Int.init) })
    }

    private static func nearest(_ color: RGB, among entries: [Int]) -> UInt8 {
        let best = entries.min { distance(color, xterm[$0]) < distance(color, xterm[$1]) }
        return UInt8(best ?? 0)
    }

    private static func isNearlyGray(_ color: RGB) -> Bool {
        max(color.red, color.green, color.blue) - min(color.red, color.green, color.blue) <= 32
    }

    private static func cubeStep(_ channel: UInt8) -> Int {
        channel < 48 ? 0 : channel < 115 ? 1 : (Int(channel) - 35) / 40
    }

    /// Squared distance with the channels weighted by how the eye sees them (the "redmean" formula).
    private static func distance(_ a: RGB, _ b: RGB) -> Int {
        let redMean = (Int(a.red) + Int(b.red)) / 2
        let red = Int(a.red) - Int(b.red)
        let green = Int(a.green) - Int(b.green)
        let blue = Int(a.blue) - Int(b.blue)
        return (((512 + redMean) * red * red) >> 8) + 4 * green * green
            + (((767 - redMean) * blue * blue) >> 8)
    }
}
