/// What fills the space between the status and the hints.
package enum Screen: Int, Sendable, CaseIterable {
    case overview, confusion, samples, charts, runs, log

    package var title: String {
        switch self {
        case .overview: "Overview"
        case .confusion: "Confusion"
        case .samples: "Samples"
        case .charts: "Charts"
        case .runs: "Runs"
        case .log: "Log"
        }
    }

    /// The screen some places on, around at the ends.
    func moved(by places: Int) -> Screen {
        let all = Self.allCases
        return all[(rawValue + places % all.count + all.count) % all.count]
    }
}
