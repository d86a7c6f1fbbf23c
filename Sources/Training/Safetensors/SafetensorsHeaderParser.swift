/// Reads the header's JSON, of which the format uses little: an object of objects, strings, and lists of
/// whole numbers. Anything else is refused, so depth is bounded and no key can hide behind another.
struct SafetensorsHeaderParser {
    private var text: JSONScanner

    init(bytes: [UInt8]) {
        text = JSONScanner(bytes: bytes)
    }

    /// - Returns: the metadata, and the tensors in the order of the text.
    mutating func parse() throws(SafetensorsFlaw) -> (
        metadata: [String: String], entries: [SafetensorsEntry]
    ) {
        var metadata: [String: String] = [:]
        var entries: [SafetensorsEntry] = []
        try eachMember { parser, key throws(SafetensorsFlaw) in
            if key == "__metadata__" {
                metadata = try parser.parseMetadata()
            } else {
                entries.append(try parser.parseEntry(named: key))
            }
        }
        try text.expectEnd()
        return (metadata, entries)
    }

    /// Walks an object, calling `body` at each value; refuses a key that comes twice.
    private mutating func eachMember(
        _ body: (inout SafetensorsHeaderParser, String) throws(SafetensorsFlaw) -> Void
    ) throws(SafetensorsFlaw) {
        var keys: Set<String> = []
        try text.expect("{")
        if text.skip("}") { return }
        repeat {
            let key = try text.string()
            guard keys.insert(key).inserted else {
                throw SafetensorsFlaw("the key '\(key.prefix(80))' comes twice in the header")
            }
            try text.expect(":")
            try body(&self, key)
        } while text.skip(",")
        try text.expect("}")
    }

    private mutating func parseMetadata() throws(SafetensorsFlaw) -> [String: String] {
        var metadata: [String: String] = [:]
        try eachMember { parser, key throws(SafetensorsFlaw) in
            guard parser.text.peek() == UInt8(ascii: "\"") else {
                throw SafetensorsFlaw("the metadata's value of '\(key.prefix(80))' is not a string")
            }
            metadata[key] = try parser.text.string()
        }
        return metadata
    }

    private mutating func parseEntry(named name: String) throws(SafetensorsFlaw) -> SafetensorsEntry {
        guard name.utf8.count <= SafetensorsHeader.maximumNameLength else {
            throw SafetensorsFlaw(
                "a tensor's name is longer than \(SafetensorsHeader.maximumNameLength) bytes")
        }
        var typeName: String?
        var shape: [Int]?
        var offsets: [Int]?
        try eachMember { parser, key throws(SafetensorsFlaw) in
            switch key {
            case "dtype": typeName = try parser.text.string()
            case "shape": shape = try parser.text.integers(atMost: SafetensorsHeader.maximumRank)
            case "data_offsets": offsets = try parser.text.integers(atMost: 2)
            default: throw SafetensorsFlaw("tensor '\(name)' has the unknown key '\(key.prefix(80))'")
            }
        }
        guard let typeName, let shape, let offsets else {
            throw SafetensorsFlaw("tensor '\(name)' lacks its dtype, shape or data_offsets")
        }
        return try checkedEntry(name: name, typeName: typeName, shape: shape, offsets: offsets)
    }

    private func checkedEntry(
        name: String, typeName: String, shape: [Int], offsets: [Int]
    ) throws(SafetensorsFlaw) -> SafetensorsEntry {
        guard let type = SafetensorsType(rawValue: typeName) else {
            throw SafetensorsFlaw("tensor '\(name)' has the unknown dtype '\(typeName.prefix(20))'")
        }
        guard offsets.count == 2, offsets[0] <= offsets[1] else {
            throw SafetensorsFlaw("tensor '\(name)' has data_offsets \(offsets), not a begin and an end")
        }
        var size = type.size
        for extent in shape {
            let product = size.multipliedReportingOverflow(by: extent)
            guard !product.overflow else {
                throw SafetensorsFlaw("tensor '\(name)' of shape \(shape) is larger than any memory")
            }
            size = product.partialValue
        }
        guard size == offsets[1] - offsets[0] else {
            let given = "its data_offsets hold \(offsets[1] - offsets[0]) bytes"
            throw SafetensorsFlaw("tensor '\(name)' of shape \(shape) takes \(size) bytes, but \(given)")
        }
        return SafetensorsEntry(name: name, type: type, shape: shape, bytes: offsets[0]..<offsets[1])
    }
}
