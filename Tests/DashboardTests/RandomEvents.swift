import RunContract
import RunStore
import TerminalUI

@testable import Dashboard

/// A stream of everything that can happen to a dashboard, the same for the same seed.
struct RandomEvents {
    private var state: UInt64
    private let runs: [RunView]
    private let keys: [Key]

    /// - Parameter runs: what the run may become; the first is what it is most of the time.
    init(seed: UInt64, runs: [RunView]) {
        state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
        self.runs = runs
        let bound = Set(Screen.allCases.flatMap(KeyTable.bindings).flatMap(\.keys)).sorted {
            "\($0)" < "\($1)"
        }
        let others: [Key] = [
            .insert, .delete, .backspace, .function(1), .control("r"), .character("ß"), .character("\u{0}"),
            .character("漢"), .enter, .escape,
        ]
        // `q` would end it at once; it is pressed by others.
        keys = (bound + others).filter { $0 != .character("q") }
    }

    mutating func next(for dashboard: DashboardState) -> DashboardEvent {
        switch number(below: 100) {
        case 0..<62: .input(.key(keys[number(below: keys.count)]))
        case 62..<74: .input(.mouse(mouse(in: dashboard.size)))
        case 74..<82: .input(.resize(size()))
        case 82..<86: .clock(dashboard.now + Double(number(below: 20)))
        case 86..<92: .run(runs[max(0, number(below: 3 * runs.count) - 2 * runs.count)])
        case 92..<94: .samples(page(dashboard))
        case 94: .picture(path: RunFixtures.sample(number(below: 40)).sample.path, picture())
        case 95: .explained(path: RunFixtures.sample(number(below: 40)).sample.path, .failed("no network"))
        case 96: .runs([])
        case 97: .failed(String(repeating: "a reason ", count: number(below: 40)))
        case 98:
            .answered(
                .pause, CommandAnswer(isAccepted: number(below: 2) == 0, message: "so"),
                of: dashboard.run.directory)
        default: .input(number(below: 4) == 0 ? .interrupted : .tick)
        }
    }

    /// Splitmix64.
    private mutating func number(below bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, bound)))
    }

    private mutating func mouse(in size: Size) -> MouseEvent {
        let actions: [MouseEvent.Action] = [.click, .click, .doubleClick, .scrollUp, .scrollDown]
        let position = Position(
            column: number(below: size.width + 4) - 2, row: number(below: size.height + 4) - 2)
        return MouseEvent(action: actions[number(below: actions.count)], position: position)
    }

    /// Mostly sizes that people have; at times any from 1×1 to 300×100.
    private mutating func size() -> Size {
        let usual = [(60, 16), (80, 24), (80, 24), (120, 40)]
        let chosen = number(below: 8)
        if chosen < 7 { return Size(width: usual[chosen % 4].0, height: usual[chosen % 4].1) }
        return Size(width: 1 + number(below: 300), height: 1 + number(below: 100))
    }

    /// A page that may fit what was asked for, may come too late, and may be empty.
    private mutating func page(_ dashboard: DashboardState) -> SamplePage {
        let asked = dashboard.samples.asked ?? SampleQuery(epoch: 3, filter: .init(), order: .loss)
        let count = [0, 1, 40, SamplesState.pageSize][number(below: 4)]
        let offset = number(below: 200)
        return SamplePage(
            query: asked, total: offset + count + number(below: 500), offset: offset,
            samples: (0..<count).map(RunFixtures.sample))
    }

    private mutating func picture() -> Picture? { number(below: 3) == 0 ? nil : RunFixtures.picture }
}
