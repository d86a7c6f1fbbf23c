/// Spans of time for people.
package enum DurationText {
    /// At most two units: `42s`, `12m 05s`, `3h 07m`, `2d 04h`; `--` for none.
    package static func text(_ seconds: Double?) -> String {
        guard let seconds, seconds.isFinite, seconds < 1e9 else { return "--" }
        let whole = Int(max(0, seconds).rounded())
        switch whole {
        case ..<60: return "\(whole)s"
        case ..<3600: return "\(whole / 60)m \(twoDigits(whole % 60))s"
        case ..<86_400: return "\(whole / 3600)h \(twoDigits(whole % 3600 / 60))m"
        default: return "\(whole / 86_400)d \(twoDigits(whole % 86_400 / 3600))h"
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
