import RunStore
import TerminalUI

extension Screen {
    package static let samples = Screen(SamplesScreen())
}

/// The evaluated samples, the misclassified first, each with its picture.
struct SamplesScreen: ScreenContent {
    let title = "Samples"
    let panes: [Pane] = [.sample]
    let search: (any ScreenSearch)? = SampleSearch()
    let commands: [KeyCommand] = [
        .otherEpoch, .otherSplit,
        .action("o", "order", "sort by loss, confidence, margin, position", rank: 6) { state in
            state.changeList { $0.listing = $0.listing.next }
        },
        .action("u", "true", "next true class, or any", rank: 4) { state in
            let next = state.nextClass(state.samples.filter.actual)
            return state.changeList { $0.filter.actual = next }
        },
        .action("i", "predicted", "next predicted class, or any", rank: 4) { state in
            let next = state.nextClass(state.samples.filter.predicted)
            return state.changeList { $0.filter.predicted = next }
        },
        .action("a", "all", "only misclassified samples, or all", rank: 4) { state in
            state.changeList { $0.filter.onlyErrors.toggle() }
        },
        .action(" ", "mark", "mark the sample, or take its mark away", rank: 6) { $0.toggleMark() },
        .action("v", "Grad-CAM", "where the network saw the predicted class, the true one, or off", rank: 5) {
            $0.nextAttention()
        },
        .change("n", "note", "mark the sample with a note", rank: 4) { $0.writeNote() },
        .action("w", "wrong", "misclassified with high confidence, the surest first", rank: 5) { state in
            state.toggleReady(
                .init(filter: SampleFilter(), listing: .sorted(.confidence)),
                "misclassified with high confidence, the surest first; w goes back")
        },
        .action("m", "mislabeled", "likely mislabeled; doubt: by how much another class leads", rank: 5) {
            state in
            state.toggleReady(
                .init(filter: SampleFilter(onlyErrors: false), listing: .mislabeled),
                "likely mislabeled, the most doubtful label first; m goes back")
        },
        .action("M", "marked", "only marked samples, or all", rank: 4) { state in
            var filter = state.samples.filter
            filter.paths = state.marks.paths
            filter.onlyErrors = false
            return state.toggleReady(
                .init(filter: filter, listing: state.samples.listing), "marked samples; M goes back")
        },
        .action("x", "clear", "back to the misclassified of all classes") { state in
            state.changeList { $0.filter = SampleFilter() }
        },
    ]

    func view(of state: DashboardState) -> any ScreenView { SamplesView(state: state) }

    func open(in state: inout DashboardState) -> [DashboardAction] { state.readSamples() }

    func runChanged(in state: inout DashboardState) -> [DashboardAction] {
        let samples = state.samples
        let isStale =
            samples.page.map { $0.query.epoch != state.epoch || $0.query.split != state.split }
            ?? (samples.asked == nil)
        return isStale ? state.readSamples() : []
    }

    func move(by places: Int, in state: inout DashboardState) -> [DashboardAction] {
        state.selectSample(state.samples.selected + places)
    }

    func goBack(in state: inout DashboardState) -> [DashboardAction] {
        if !state.search.isEmpty { return state.clearSearch() }
        guard let origin = state.samples.origin else { return [] }
        state.samples.origin = nil
        return state.show(origin)
    }

    func click(
        _ position: Position, in area: Rect, isDouble: Bool, state: inout DashboardState
    ) -> [DashboardAction] {
        let row = SamplesView(state: state).row(at: position, in: area)
        return row.map { state.selectSample($0) } ?? []
    }
}

extension Pane {
    static let sample = Pane("sample")
}

/// The search through the samples' paths, which leaves only matches in the list.
struct SampleSearch: ScreenSearch {
    let commands: [KeyCommand] = []

    func text(in state: DashboardState) -> String { state.samples.filter.pathText }

    func matchCount(in state: DashboardState) -> Int? {
        if text(in: state).isEmpty { return 0 }
        return state.samples.asked == nil ? state.samples.page?.total ?? 0 : nil
    }

    func place(in state: DashboardState) -> SearchOrigin {
        var origin = SearchOrigin()
        origin.place = state.samples.selected
        return origin
    }

    func search(
        for text: String, from origin: SearchOrigin, in state: inout DashboardState
    ) -> [DashboardAction] {
        state.samples.filter.pathText = text
        state.samples.selected = 0
        return state.readSamples()
    }

    func restore(_ text: String, _ origin: SearchOrigin, in state: inout DashboardState) -> [DashboardAction]
    {
        state.samples.filter.pathText = text
        state.samples.selected = origin.place
        return state.readSamples()
    }

    /// All that the list holds matches.
    func step(isForward: Bool, in state: inout DashboardState) -> [DashboardAction] {
        state.selectSample(state.samples.selected + (isForward ? 1 : -1))
    }

    func clear(in state: inout DashboardState) -> [DashboardAction] {
        search(for: "", from: SearchOrigin(), in: &state)
    }
}
