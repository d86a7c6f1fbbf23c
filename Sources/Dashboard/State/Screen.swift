/// What fills the space between the status and the hints.
package enum Screen: Int, Sendable, CaseIterable {
    case overview, confusion, samples, charts, runs, log, system

    package var title: String {
        switch self {
        case .overview: "Overview"
        case .confusion: "Confusion"
        case .samples: "Samples"
        case .charts: "Charts"
        case .runs: "Runs"
        case .log: "Log"
        case .system: "System"
        }
    }

    /// The key that leads there.
    package var digit: Character { Character("\(rawValue + 1)") }

    /// The screen some places on, around at the ends.
    func moved(by places: Int) -> Screen {
        let all = Self.allCases
        return all[(rawValue + places % all.count + all.count) % all.count]
    }
}
