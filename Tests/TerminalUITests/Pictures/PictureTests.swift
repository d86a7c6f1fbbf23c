import Testing

@testable import TerminalUI

@Suite struct PictureTests {
    /// Black on the left, white on the right.
    private func halves(width: Int, height: Int) throws -> Picture {
        let bytes = (0..<(width * height)).flatMap { pixel -> [UInt8] in
            let value: UInt8 = pixel % width < width / 2 ? 0 : 255
            return [value, value, value]
        }
        return try #require(Picture(width: width, height: height, rgb: bytes))
    }

    @Test("a picture needs three bytes for each pixel")
    func checksSize() {
        #expect(Picture(width: 2, height: 2, rgb: [UInt8](repeating: 0, count: 11)) == nil)
        #expect(Picture(width: 0, height: 0, rgb: []) == nil)
    }

    @Test("shrinking takes the mean of what a pixel covers, its edges by the part covered")
    func boxFilter() throws {
        let picture = try #require(Picture(width: 3, height: 1, rgb: [0, 0, 0, 90, 90, 90, 255, 255, 255]))
        let small = picture.resized(width: 2, height: 1)
        // Each covers one and a half pixels: (0 + 90/2) / 1.5 and (90/2 + 255) / 1.5.
        #expect([small[0, 0], small[1, 0]] == [RGB(30, 30, 30), RGB(200, 200, 200)])
    }

    @Test("growing repeats pixels")
    func growing() throws {
        let large = try halves(width: 2, height: 1).resized(width: 6, height: 2)
        #expect((0..<6).map { large[$0, 1].red } == [0, 0, 0, 255, 255, 255])
    }

    @Test("half blocks: two pixels a cell, proportions kept, in the middle")
    func halfBlocks() throws {
        let grid = drawn(PictureView(try halves(width: 8, height: 8)), width: 12, height: 4)
        #expect(grid.lines == Array(repeating: "  ▀▀▀▀▀▀▀▀", count: 4))
        #expect(grid[2, 0].style == Style(foreground: .hex(0), background: .hex(0)))
        #expect(grid[9, 3].style == Style(foreground: .hex(0xffffff), background: .hex(0xffffff)))
    }

    @Test(
        "256 colors and fewer take entries of the palette",
        arguments: [ColorDepth.palette256, .palette16, .palette8])
    func fewColors(depth: ColorDepth) throws {
        let grid = drawn(
            PictureView(try halves(width: 8, height: 8)), width: 8, height: 4, Appearance(depth: depth))
        #expect(grid[0, 0].style.foreground?.rgb == .black)
        #expect((grid[7, 0].style.foreground?.rgb.luminance ?? 0) > 0.7)
    }

    @Test("ASCII: characters of growing density")
    func ramp() throws {
        let grid = drawn(PictureView(try halves(width: 4, height: 4)), width: 4, height: 2, .ascii)
        #expect(grid.lines == ["  @@", "  @@"])
    }
}
