/// A 64-bit digest of a file, to notice damage; it does not withstand forgery.
enum FileDigest {
    /// Mixes the file's 8-byte words by multiplication and rotation, the tail padded with zeros, the size last.
    static func compute(_ path: String) throws(TrainingError) -> String {
        let file = try ReadableFile(path: path)
        var digest: UInt64 = 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset < file.size {
            let bytes = min(chunk, file.size - offset)
            let words = try words(of: file, at: offset, bytes: bytes)
            for word in words { mix(word, into: &digest) }
            offset += bytes
        }
        mix(UInt64(file.size), into: &digest)
        let digits = String(digest, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static let chunk = 1 << 20

    private static func words(
        of file: ReadableFile, at offset: Int, bytes: Int
    ) throws(TrainingError) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (bytes + 7) / 8)
        var failure: TrainingError?
        words.withUnsafeMutableBytes { buffer in
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<bytes])
            do throws(TrainingError) { try file.read(into: part, at: offset) } catch { failure = error }
        }
        if let failure { throw failure }
        return words
    }

    private static func mix(_ word: UInt64, into digest: inout UInt64) {
        let mixed = (digest ^ word) &* 0xD6E8_FEB8_6659_FD93
        digest = mixed << 29 | mixed >> 35
    }
}
