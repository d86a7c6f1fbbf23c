/// A number in JSON; null where JSON has no way to write it.
struct JSONNumber: Encodable, Equatable {
    let value: Double

    init(_ value: Double) {
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if value.isFinite { try container.encode(value) } else { try container.encodeNil() }
    }
}
