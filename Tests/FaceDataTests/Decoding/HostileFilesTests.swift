import RandomStreams
import Testing

@testable import FaceData

/// Damaged and malicious files are refused with a reason; none brings the program down.
@Suite struct HostileFilesTests {
    @Test func aPNGCutAnywhereIsRefusedOrWhole() throws {
        let whole = Pictures.noise(9, 7)
        let file = try PNGEncoder.encode(whole)
        for length in 0..<file.count {
            if let picture = try? ImageDecoder.decode(bytes: Array(file[..<length]), path: "cut.png") {
                #expect(picture == whole, "cut after \(length) bytes")
            }
        }
        let error = #expect(throws: UnreadableImage.self) {
            try ImageDecoder.decode(bytes: Array(file[..<(file.count / 2)]), path: "cut.png")
        }
        #expect(error?.description.hasPrefix("cut.png: damaged PNG: ") == true)
    }

    @Test(arguments: ["baseline.jpg", "progressive.jpg", "orientation6.jpg"])
    func aJPEGCutAnywhereIsRefused(name: String) throws {
        let file = try Fixtures.bytes(name)
        for length in 0..<file.count {
            #expect(throws: UnreadableImage.self, "cut after \(length) bytes") {
                try ImageDecoder.decode(bytes: Array(file[..<length]), path: name)
            }
        }
    }

    /// Whatever one flipped byte does, the result is a picture or a reason.
    @Test(arguments: [
        "baseline.jpg", "progressive.jpg", "orientation6.jpg", "cmyk.jpg", "rgb.png", "palette.png",
        "rgb.bmp",
        "palette.bmp", "lzw.tif", "palette.tif", "lossless.webp", "animated.webp", "orientation8.webp",
        "rgb.gif",
        "interlaced.gif",
    ])
    func oneWrongByteNeverTraps(name: String) throws {
        let file = try Fixtures.bytes(name)
        var stream = RandomStream(seed: 1, purpose: .benchmark)
        for position in file.indices {
            var damaged = file
            damaged[position] ^= UInt8(1 + stream.below(255))
            if let picture = try? ImageDecoder.decode(bytes: damaged, path: name) {
                #expect(picture.pixels.count == picture.width * picture.height * 3)
            }
        }
    }

    @Test func randomBytesAreNoPicture() {
        var stream = RandomStream(seed: 2, purpose: .benchmark)
        for length in 0..<200 {
            let noise = (0..<length).map { _ in UInt8(stream.below(256)) }
            for start in [[], [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]
                as [[UInt8]]
            {
                #expect(throws: UnreadableImage.self) {
                    try ImageDecoder.decode(bytes: start + noise, path: "noise")
                }
            }
        }
    }

    @Test func aPictureAboveTheLimitIsRefusedByItsHeader() throws {
        // The header says 60,000 × 60,000; a decoder that believed it would ask for 14 GB.
        var file = try PNGEncoder.encode(Pictures.plain(2, 2, [1, 2, 3]))
        file.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
        file.replaceSubrange(29..<33, with: Self.checksum(file[12..<29]))
        let error = #expect(throws: UnreadableImage.self) {
            try ImageDecoder.decode(bytes: file, path: "big.png")
        }
        #expect(error?.reason == "60000 × 60000 pixels are more than the limit of 64 megapixels")
    }

    @Test(arguments: [
        ("rgb.bmp", "damaged BMP: "), ("rgb.tif", "damaged TIFF: "), ("lossless.webp", "damaged WebP: "),
        ("animated.webp", "damaged WebP: "), ("rgb.gif", "damaged GIF: "),
    ])
    func aFileCutInHalfNamesItsFormat(name: String, reason: String) throws {
        let file = try Fixtures.bytes(name)
        let error = #expect(throws: UnreadableImage.self) {
            try ImageDecoder.decode(bytes: Array(file[..<(file.count / 2)]), path: name)
        }
        #expect(error?.reason.hasPrefix(reason) == true, "\(error?.reason ?? "")")
    }

    /// The header of each names 60,000 × 60,000 pixels.
    @Test(arguments: [
        [
            0x42, 0x4D, 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 0x60, 0xEA, 0, 0, 0x60, 0xEA, 0, 0,
            1, 0, 24,
        ]
            + [UInt8](repeating: 0, count: 30),
        Array("GIF89a".utf8) + [0x60, 0xEA, 0x60, 0xEA, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0],
    ])
    func largeSizesAreRefusedByTheHeader(file: [UInt8]) {
        let error = #expect(throws: UnreadableImage.self) {
            try ImageDecoder.decode(bytes: file, path: "big")
        }
        #expect(error?.reason == "60000 × 60000 pixels are more than the limit of 64 megapixels")
    }

    @Test func filesThatAreNoneSayWhy() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write("", to: "empty.png")
        let text = try folder.write("no picture", to: "text.png")
        let reasons = ["\(folder.path)/absent.png", folder.path, empty, text].map { path in
            #expect(throws: UnreadableImage.self) { try ImageDecoder.decode(path: path) }?.reason
        }
        #expect(
            reasons == [
                "No such file or directory", "not a regular file", "the file is empty",
                "not a JPEG, PNG, BMP, TIFF, WebP or GIF picture",
            ])
    }

    /// CRC-32, which PNG asks of every chunk.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let sum = bytes.reduce(~UInt32(0)) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
                value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
            }
        }
        return withUnsafeBytes(of: (~sum).bigEndian, Array.init)
    }
}
