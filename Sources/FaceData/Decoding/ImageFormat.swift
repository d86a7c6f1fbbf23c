/// A picture format, recognized by a file's first bytes; the extension of its name is ignored.
enum ImageFormat: CaseIterable {
    case jpeg, png, bmp, tiff, webp, gif

    init?(_ bytes: UnsafeRawBufferPointer) {
        let match = Self.allCases.first { format in
            format.signatures.contains { signature in
                bytes.count >= signature.count && zip(signature, bytes).allSatisfy { $0 == nil || $0 == $1 }
            }
        }
        guard let match else { return nil }
        self = match
    }

    /// The first bytes of the format's files; nil stands for any byte.
    private var signatures: [[UInt8?]] {
        switch self {
        case .jpeg: [[0xFF, 0xD8, 0xFF]]
        case .png: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]
        case .gif: [[0x47, 0x49, 0x46, 0x38]]
        case .bmp: [[0x42, 0x4D]]
        case .webp: [[0x52, 0x49, 0x46, 0x46, nil, nil, nil, nil, 0x57, 0x45, 0x42, 0x50]]
        case .tiff: [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]]
        }
    }
}
