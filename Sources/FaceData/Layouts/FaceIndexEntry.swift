import RunContract

/// An index's contents and its form on disk: a line that names the form, then numbers (little-endian) and
/// texts, each behind its length.
struct FaceIndexEntry {
    private static let form = "fer-tui faces 2\n"
    private static let unknown = Float.nan

    let stamp: String
    let check: UInt64
    let contents: LayoutContents

    init(stamp: String, check: UInt64, contents: LayoutContents) {
        self.stamp = stamp
        self.check = check
        self.contents = contents
    }

    /// Nil where the bytes are damaged or of another form.
    ///
    /// - Parameters:
    ///   - folder: the faces' folder.
    ///   - split: the faces' split.
    init?(_ bytes: [UInt8], folder: String, split: Split) {
        let form = Array(Self.form.utf8)
        guard bytes.starts(with: form) else { return nil }
        let entry = bytes.withUnsafeBytes { bytes in
            var reader = FaceIndexReader(UnsafeRawBufferPointer(rebasing: bytes[form.count...]))
            return reader.entry(folder: folder, split: split)
        }
        guard let entry else { return nil }
        self = entry
    }

    var bytes: [UInt8] {
        var bytes = Array(Self.form.utf8)
        Self.append(stamp, to: &bytes)
        Self.append(check, to: &bytes)
        Self.append(UInt64(contents.dropped.count), to: &bytes)
        for (reason, count) in contents.dropped.sorted(by: { $0.key < $1.key }) {
            Self.append(reason, to: &bytes)
            Self.append(UInt64(count), to: &bytes)
        }
        Self.append(UInt64(contents.faces.count), to: &bytes)
        for face in contents.faces {
            bytes.append(UInt8(face.expression.rawValue))
            Self.append((face.valence ?? Self.unknown).bitPattern, to: &bytes)
            Self.append((face.arousal ?? Self.unknown).bitPattern, to: &bytes)
            Self.append(face.name, to: &bytes)
        }
        return bytes
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(UInt16(clamping: text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8.prefix(Int(UInt16.max)))
    }
}

/// Takes an index apart; every length is checked, since the file may be damaged.
private struct FaceIndexReader {
    /// The fewest bytes that a face takes.
    private static let smallestFace = 11

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func entry(folder: String, split: Split) -> FaceIndexEntry? {
        guard let stamp = text(), let check = number(UInt64.self), let reasons = number(UInt64.self) else {
            return nil
        }
        var contents = LayoutContents()
        for _ in 0..<min(reasons, 10_000) {
            guard let reason = text(), let count = number(UInt64.self) else { return nil }
            contents.drop(reason, Int(clamping: count))
        }
        guard let count = number(UInt64.self), count <= (bytes.count - offset) / Self.smallestFace else {
            return nil
        }
        contents.faces.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let face = face(folder, split) else { return nil }
            contents.faces.append(face)
        }
        return offset == bytes.count ? FaceIndexEntry(stamp: stamp, check: check, contents: contents) : nil
    }

    private mutating func face(_ folder: String, _ split: Split) -> LabelledFace? {
        guard let expression = number(UInt8.self).flatMap({ Expression(rawValue: Int($0)) }),
            let valence = number(UInt32.self).map(Float.init(bitPattern:)),
            let arousal = number(UInt32.self).map(Float.init(bitPattern:)), let name = text(), !name.isEmpty
        else { return nil }
        return LabelledFace(
            folder: folder, name: name, expression: expression, split: split,
            valence: valence.isNaN ? nil : valence, arousal: arousal.isNaN ? nil : arousal)
    }

    private mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> Number?
    {
        let size = MemoryLayout<Number>.size
        guard offset <= bytes.count - size else { return nil }
        defer { offset += size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }

    private mutating func text() -> String? {
        guard let length = number(UInt16.self).map(Int.init), offset <= bytes.count - length else {
            return nil
        }
        defer { offset += length }
        return String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
    }
}
