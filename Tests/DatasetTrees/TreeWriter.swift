import FaceData
import Foundation

/// Writes a tree's files and notes what is to be found in it.
package struct TreeWriter {
    package let root: String
    package var expected = ExpectedDataset()
    private var pictures = 0

    package init(root: String) {
        self.root = root
    }

    package func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(fileURLWithPath: "\(root)/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    package func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    package func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
    }

    package func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(root)/\(name)", withDestinationPath: target)
    }

    /// A small picture of a colour of its own; a PNG whatever its name says, as files in the wild are.
    package mutating func picture(_ name: String, width: Int = 8, height: Int = 8) throws {
        pictures += 1
        let colour = [UInt8(pictures & 255), UInt8(pictures * 37 & 255), UInt8(pictures >> 8 & 255)]
        let pixels = (0..<(width * height)).flatMap { _ in colour }
        try write(PNGEncoder.encode(PixelImage(width: width, height: height, pixels: pixels)), to: name)
    }

    /// A picture that is one face of the dataset.
    package mutating func face(_ name: String, _ label: String, _ split: String?) throws {
        try picture(name)
        expect(name, label, split)
    }

    package mutating func expect(
        _ path: String, _ label: String, _ split: String?, box: [Float]? = nil, valence: Float? = nil,
        arousal: Float? = nil
    ) {
        expected.faces.append(
            ExpectedFace(
                path: path, label: label, split: split, box: box, valence: valence, arousal: arousal))
    }

    package mutating func expectDropped(_ reason: String, _ count: Int = 1) {
        expected.dropped[reason, default: 0] += count
    }
}
