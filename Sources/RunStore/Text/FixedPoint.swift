/// Numbers as people read them.
package enum FixedPoint {
    /// A number with a fixed count of digits after the point; `–` where there is none, `nan` and `inf` as they
    /// are.
    package static func text(_ value: Double?, digits: Int) -> String {
        guard let value else { return "–" }
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (value * scale).rounded()
        guard abs(scaled) < 1e15 else { return "\(value)" }
        let whole = Int(abs(scaled)) / Int(scale)
        let sign = scaled < 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(whole)" }
        let fraction = "\(Int(abs(scaled)) % Int(scale))"
        return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
