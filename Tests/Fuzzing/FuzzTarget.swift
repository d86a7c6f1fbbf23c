import Foundation

@testable import FaceData
@testable import Training

/// What reads bytes that others wrote. None of it may trap, hang or ask for memory without bounds.
enum FuzzTarget: String, CaseIterable {
    case npy, csv, lists, labels, jpeg, png, bmp, tiff, webp, gif, pickle, pytorch

    func run(_ bytes: [UInt8]) {
        switch self {
        case .npy: _ = try? NPYArray(bytes).onlyNumber
        case .csv: readTable(bytes)
        case .lists: FuzzTrees.readList(bytes)
        case .labels: FuzzTrees.readLabels(bytes)
        case .jpeg: decode([0xFF, 0xD8, 0xFF] + bytes.dropFirst(3))
        case .png: decode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + bytes.dropFirst(8))
        case .bmp: decode(Array("BM".utf8) + bytes.dropFirst(2))
        case .tiff: decode([0x49, 0x49, 0x2A, 0x00] + bytes.dropFirst(4))
        case .webp:
            decode(
                Array("RIFF".utf8) + bytes.dropFirst(4).prefix(4) + Array("WEBP".utf8) + bytes.dropFirst(12))
        case .gif: decode(Array("GIF8".utf8) + bytes.dropFirst(4))
        case .pickle:
            var reader = PickleReader(bytes)
            _ = try? reader.read()
        case .pytorch: readWeights(bytes)
        }
    }

    /// All tensors of a file of `torch.save`.
    private func readWeights(_ bytes: [UInt8]) {
        let path = FuzzTrees.write(bytes, to: "weights.pth")
        guard let file = try? PyTorchFile(try ReadableFile(path: path), where: { _ in true }) else { return }
        for name in file.names {
            guard let values = try? file.floats(named: name), let shape = file.shape(of: name) else {
                continue
            }
            precondition(values.count == shape.reduce(1, *))
        }
    }

    private func readTable(_ bytes: [UInt8]) {
        let path = FuzzTrees.write(bytes, to: "table.csv")
        try? CSVFile(path: path).forEachRow { row in
            for column in 0...(row.count) {
                let field = row.bytes(column)
                precondition(field.isEmpty || row.offset(column) + field.count <= bytes.count)
                _ = row.text(column)
                _ = row.number(column)
            }
            return true
        }
        _ = try? PixelNumbers.decode(bytes)
        _ = try? NamedImages.entries(listedIn: path)
    }

    /// As a whole, and as training decodes a face: a part of it, at a smaller scale.
    private func decode(_ bytes: [UInt8]) {
        let whole = try? ImageDecoder.decode(bytes: bytes, path: "fuzz")
        let seed = bytes.suffix(4).map { Float(Int8(bitPattern: $0)) }
        guard seed.count == 4 else { return }
        let box = CropBox(FaceBox(x: seed[0], y: seed[1], width: seed[2], height: seed[3]), margin: 0.1)
        let part = try? ImageDecoder.decode(
            bytes: bytes, path: "fuzz", box: box, minimumSide: Int(abs(seed[0])))
        for image in [whole, part].compactMap(\.self) where image.width * image.height < 1 << 16 {
            _ = ImagePreparation(imageSize: 32, augmentation: Augmentation()).values(of: image, draw: 1)
        }
    }
}
