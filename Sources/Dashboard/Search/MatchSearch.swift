import Foundation

/// A search that goes from match to match in a list, around at its ends.
protocol MatchSearch: ScreenSearch {
    var screen: Screen { get }

    /// The places that are searched.
    func range(in state: DashboardState) -> Range<Int>
    /// The place found last, or selected; nil for none.
    func current(in state: DashboardState) -> Int?
    func isMatch(_ place: Int, in state: DashboardState) -> Bool
    func go(to place: Int, in state: inout DashboardState)
    /// Goes back to where the search began.
    func go(backTo origin: SearchOrigin, in state: inout DashboardState)
}

extension MatchSearch {
    var commands: [KeyCommand] {
        [
            .action("n", "next", "next match", rank: 5) { step(isForward: true, in: &$0) },
            .action("N", "previous", "previous match") { step(isForward: false, in: &$0) },
        ]
    }

    func text(in state: DashboardState) -> String { state.searches[screen] ?? "" }

    func matchCount(in state: DashboardState) -> Int? {
        text(in: state).isEmpty ? 0 : range(in: state).count { isMatch($0, in: state) }
    }

    func search(
        for text: String, from origin: SearchOrigin, in state: inout DashboardState
    ) -> [DashboardAction] {
        state.searches[screen] = text.isEmpty ? nil : text
        if !text.isEmpty, let match = match(from: origin.place, isForward: true, in: state) {
            go(to: match, in: &state)
        } else {
            go(backTo: origin, in: &state)
        }
        return []
    }

    func restore(_ text: String, _ origin: SearchOrigin, in state: inout DashboardState) -> [DashboardAction]
    {
        state.searches[screen] = text.isEmpty ? nil : text
        go(backTo: origin, in: &state)
        return []
    }

    func step(isForward: Bool, in state: inout DashboardState) -> [DashboardAction] {
        let (text, range) = (text(in: state), range(in: state))
        guard !text.isEmpty, !range.isEmpty else { return [] }
        let outside = isForward ? range.lowerBound - 1 : range.upperBound
        let start = current(in: state) ?? outside
        guard let match = match(from: start + (isForward ? 1 : -1), isForward: isForward, in: state) else {
            state.say("\(text): not found", .warning)
            return []
        }
        go(to: match, in: &state)
        return []
    }

    func clear(in state: inout DashboardState) -> [DashboardAction] {
        state.searches[screen] = nil
        return []
    }

    /// The first match from a place on, around at the ends.
    private func match(from place: Int, isForward: Bool, in state: DashboardState) -> Int? {
        let range = range(in: state)
        return (0..<range.count).lazy.map { offset in
            let distance = place - range.lowerBound + (isForward ? offset : -offset)
            return range.lowerBound + (distance % range.count + range.count) % range.count
        }.first { isMatch($0, in: state) }
    }
}
