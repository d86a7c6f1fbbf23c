/// The 256 colours of xterm's palette, and the nearest among them.
package enum Palette {
    /// All entries, by index. The first sixteen are xterm's defaults; users change these, so quantising to
    /// 256 colours never picks them.
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

    /// The entry of 16...255 nearest to a colour: the better of the nearest in the cube and the nearest gray.
    package static func nearest256(_ color: RGB) -> UInt8 {
        let red = cubeStep(color.red)
        let green = cubeStep(color.green)
        let blue = cubeStep(color.blue)
        let inCube = 16 + 36 * red + 6 * green + blue
        let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
        let gray = 232 + min(23, max(0, (mean - 3) / 10))
        let best = distance(color, xterm[gray]) < distance(color, xterm[inCube]) ? gray : inCube
        return UInt8(best)
    }

    /// The entry of 0...15 nearest to a colour.
    package static func nearest16(_ color: RGB) -> UInt8 { nearest(color, among: 0..<16) }

    /// The entry of 0...7 nearest to a colour, for terminals without the bright eight.
    package static func nearest8(_ color: RGB) -> UInt8 { nearest(color, among: 0..<8) }

    private static func nearest(_ color: RGB, among entries: Range<Int>) -> UInt8 {
        let best = entries.min { distance(color, xterm[$0]) < distance(color, xterm[$1]) }
        return UInt8(best ?? 0)
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
