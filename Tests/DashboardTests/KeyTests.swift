import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// Whatever is pressed, wherever, on whatever run: the dashboard draws its next frame.
@Suite struct KeyTests {
    /// Every key of the table, and some that are in none.
    private static let keys: [Key] =
        Set(Screen.allCases.flatMap(KeyTable.bindings).flatMap(\.keys)).sorted { "\($0)" < "\($1)" }
        + [.insert, .delete, .backspace, .function(1), .control("r"), .character("ß"), .character("\u{0}")]

    @Test(arguments: ["empty", "live", "finished", "crashed"], Screen.allCases)
    func `every key on every screen`(name: String, screen: Screen) throws {
        let run = try #require(RunFixtures.all.first { $0.name == name }).run
        for key in Self.keys {
            var state = RunFixtures.state(run)
            Self.feed(state.show(screen), to: &state)
            // Twice: what the first opens gets the second.
            for _ in 0..<2 { Self.feed(state.update(.input(.key(key))), to: &state) }
            #expect(state.view().width == 80)
        }
    }

    @Test func `a long walk over all keys`() {
        var state = RunFixtures.state(RunFixtures.live, width: 100, height: 30)
        var place = 17
        for _ in 0..<800 {
            place = (place * 1_103_515_245 + 12345) & 0x7fff_ffff
            let key = Self.keys[place % Self.keys.count]
            Self.feed(state.update(.input(.key(key))), to: &state)
        }
        #expect(state.view().height == 30)
    }

    @Test func `the keys of a run that lost its classes`() {
        var state = RunFixtures.state(RunFixtures.live)
        state.screen = .confusion
        for _ in 0..<9 { _ = state.update(.input(.key(.down))) }
        _ = state.update(.run(RunFixtures.empty))
        #expect(state.confusion.cursor == .init(row: 0, column: 0))
        _ = state.update(.input(.key(.enter)))
        #expect(state.view().lines.contains { $0.contains("no evaluation yet") })
    }

    @Test func `no key means two things on one screen`() {
        for screen in Screen.allCases {
            let keys = KeyTable.bindings(on: screen).flatMap(\.keys)
            // The log's and the matrix's own keys stand before the common ones; none may hide one of them.
            #expect(Set(keys).count == keys.count, "\(screen)")
        }
    }

    /// Answers what the state asks for, as the session would.
    private static func feed(_ actions: [DashboardAction], to state: inout DashboardState) {
        for action in actions {
            switch action {
            case .readSamples(let query, let offset):
                let samples = (0..<SamplesState.pageSize).map(RunFixtures.sample)
                feed(
                    state.update(
                        .samples(SamplePage(query: query, total: 1317, offset: offset, samples: samples))),
                    to: &state)
            case .readPicture(let sample):
                _ = state.update(
                    .picture(path: sample.path, sample.index % 3 == 0 ? nil : RunFixtures.picture))
            case .send(let kind):
                _ = state.update(.answered(kind, .done(""), of: state.run.directory))
            case .listRuns:
                let error = RunStoreError.damaged(path: "/runs/x", reason: "malformed")
                let entry = RunIndex.Entry(directory: state.run.directory, summary: .failure(error))
                _ = state.update(.runs([entry]))
            case .explain(let sample, _):
                feed(state.update(.explained(path: sample.path, .failed("no network"))), to: &state)
            case .readSteps(let range):
                _ = state.update(.steps(state.run.directory, range, []))
            case .measureMachine: _ = state.update(.machine(MachineUsage(processors: [0.5, 1])))
            case .readMarks, .saveMarks, .forgetNetwork, .watch, .open, .export, .leave: break
            }
        }
    }
}
