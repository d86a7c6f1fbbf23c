import CTurboJPEG
import Testing

@testable import FaceData

/// Every kind of file decodes to the pixels that Pillow reads.
@Suite struct FileKindsTests {
    @Test(arguments: [
        "rgb.png", "gray.png", "bits1.png", "palette.png", "palette_transparent.png", "alpha.png",
        "gray_alpha.png", "gray16.png",
    ])
    func pngHoldsExactlyPillowsPixels(name: String) throws {
        let picture = try ImageDecoder.decode(path: Fixtures.path(name))
        #expect(try picture == expected(name))
    }

    /// JPEG libraries may round the last bit of the inverse transform and of the colors differently.
    @Test(arguments: [
        "baseline.jpg", "subsampled.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg", "orientation1.jpg",
        "orientation2.jpg", "orientation3.jpg", "orientation4.jpg", "orientation5.jpg", "orientation6.jpg",
        "orientation7.jpg", "orientation8.jpg",
    ])
    func jpegHoldsPillowsPixels(name: String) throws {
        let picture = try ImageDecoder.decode(path: Fixtures.path(name))
        let expected = try expected(name)
        #expect([picture.width, picture.height] == [expected.width, expected.height])
        #expect(picture.largestDifference(from: expected) <= 2)
    }

    /// Lossless formats, so that every pixel is the same.
    @Test(arguments: [
        "rgb.bmp", "gray.bmp", "bits1.bmp", "palette.bmp", "alpha.bmp", "rgb.tif", "lzw.tif", "deflate.tif",
        "gray.tif", "bits1.tif", "palette.tif", "alpha.tif", "orientation6.tif", "lossless.webp",
        "alpha.webp",
        "orientation8.webp", "animated.webp", "rgb.gif", "gray.gif", "interlaced.gif", "animated.gif",
    ])
    func otherFormatsHoldExactlyPillowsPixels(name: String) throws {
        let picture = try ImageDecoder.decode(path: Fixtures.path(name))
        #expect(try picture == expected(name))
    }

    /// Pillow decodes with another release of the same library, which may round differently.
    @Test func lossyWebPHoldsPillowsPixels() throws {
        let picture = try ImageDecoder.decode(path: Fixtures.path("lossy.webp"))
        #expect(try picture.largestDifference(from: expected("lossy.webp")) <= 2)
    }

    /// libjpeg-turbo warns about the scan header; the picture is whole.
    @Test func aJPEGWithAnInvalidSpectralEndIsRepaired() throws {
        let picture = try ImageDecoder.decode(path: Fixtures.path("spectral_end.jpg"))
        #expect(picture.isRepaired)
        #expect(try picture.largestDifference(from: expected("spectral_end.jpg")) <= 2)
    }

    @Test func anIntactJPEGIsNotCountedAsRepaired() throws {
        #expect(try !ImageDecoder.decode(path: Fixtures.path("baseline.jpg")).isRepaired)
    }

    @Test func fourInksWithLuminanceAreConvertedToo() throws {
        // Inverted inks: no cyan and yellow, full magenta, no black.
        let inks: [UInt8] = (0..<(16 * 16)).flatMap { _ in [255, 0, 255, 255] as [UInt8] }
        let file = try Pictures.jpeg(inks, width: 16, height: 16, format: TJPF_CMYK, quality: 100)
        let picture = try ImageDecoder.decode(bytes: file, path: "inks.jpg")
        #expect(picture.largestDifference(from: Pictures.plain(16, 16, [255, 0, 255])) <= 3)
    }

    @Test func theContentCountsAndNotTheEnding() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Pictures.png(7), to: "really-a-png.JPG")
        #expect(try ImageDecoder.decode(path: file) == Pictures.plain(8, 8, [7, 3, 0]))
    }

    @Test func aWrittenPictureIsReadBackAsItWas() throws {
        let folder = try TemporaryFolder()
        try PNGEncoder.write(Pictures.noise(31, 17), to: "\(folder.path)/noise.png")
        #expect(try ImageDecoder.decode(path: "\(folder.path)/noise.png") == Pictures.noise(31, 17))
    }

    @Test func writingIntoAMissingFolderNamesTheFile() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ImageWritingError.self) {
            try PNGEncoder.write(Pictures.noise(3, 3), to: "\(folder.path)/missing/noise.png")
        }
        #expect(error?.description.contains("missing/noise.png: cannot be written") == true)
    }

    private func expected(_ name: String) throws -> PixelImage {
        let file = name.replacing(".", with: "_") + "_expected.png"
        return try ImageDecoder.decode(path: Fixtures.path(file))
    }
}
