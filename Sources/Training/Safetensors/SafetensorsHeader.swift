/// The header of a safetensors file: metadata and where each tensor lies.
///
/// Reading trusts nothing: every rule of the format is checked before a tensor's bytes are touched.
struct SafetensorsHeader: Equatable {
    /// The longest header that the format allows, in bytes.
    static let maximumLength = 100_000_000
    static let maximumRank = 16
    static let maximumNameLength = 1024

    let metadata: [String: String]
    /// In the order of their bytes.
    let entries: [SafetensorsEntry]

    /// - Parameters:
    ///   - bytes: the header's text, without the eight bytes of its length.
    ///   - dataSize: bytes that follow the header in the file.
    /// - Throws: `SafetensorsFlaw`, in words that fit behind the file's name.
    init(bytes: [UInt8], dataSize: Int) throws(SafetensorsFlaw) {
        guard bytes.first == UInt8(ascii: "{") else {
            throw SafetensorsFlaw("the header does not begin with '{'")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw SafetensorsFlaw("the header is not UTF-8")
        }
        var parser = SafetensorsHeaderParser(bytes: bytes)
        let parsed = try parser.parse()
        metadata = parsed.metadata
        entries = parsed.entries.sorted {
            ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
        }
        try checkCoverage(dataSize: dataSize)
    }

    /// The tensors must begin at 0, touch one another and end where the file ends.
    private func checkCoverage(dataSize: Int) throws(SafetensorsFlaw) {
        var end = 0
        for entry in entries {
            guard entry.bytes.lowerBound == end else {
                let place = "byte \(entry.bytes.lowerBound) of the data instead of byte \(end)"
                throw SafetensorsFlaw("tensor '\(entry.name)' begins at \(place)")
            }
            end = entry.bytes.upperBound
        }
        guard end == dataSize else {
            throw SafetensorsFlaw("the tensors take \(end) bytes, but \(dataSize) follow the header")
        }
    }
}
