import Foundation

/// Values as JSON text: one line, keys in alphabetical order.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension Double {
    /// Nil where JSON has no way to write the number.
    var jsonValue: Double? { isFinite ? self : nil }
}
