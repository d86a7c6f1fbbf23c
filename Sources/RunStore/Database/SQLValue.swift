/// A value on its way into the database.
enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int)
    /// NaN has no place in SQLite and is stored as NULL; `Row.number` reads it back as NaN.
    case real(Double)
    case text(String)
    case blob([UInt8])

    static func optional(_ value: Double?) -> SQLValue { value.map(SQLValue.real) ?? .null }
    static func optional(_ value: Int?) -> SQLValue { value.map(SQLValue.integer) ?? .null }
    static func optional(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
}
