import RunStore

/// The list of evaluated samples.
extension DashboardState {
    /// Takes in a part of the list; one that is no longer wanted is dropped.
    mutating func receive(_ page: SamplePage) -> [DashboardAction] {
        guard page.query == samples.asked else { return [] }
        samples.asked = nil
        samples.page = page
        if let held = samples.held, let place = page.samples.firstIndex(where: { $0.sample.path == held }) {
            samples.selected = page.offset + place
        }
        samples.held = nil
        samples.selected = Self.clamped(samples.selected, count: page.total)
        return readPicture()
    }

    /// Keeps the selected sample selected in a list that is about to be read anew: a mark must not land on another.
    mutating func holdSample() { samples.held = selectedSample?.sample.path }

    /// Asks for the samples around the selected one.
    mutating func readSamples() -> [DashboardAction] {
        guard let epoch, run.predictedEpochs.contains(epoch) else {
            samples.page = nil
            samples.asked = nil
            return []
        }
        let query = SampleQuery(epoch: epoch, filter: samples.filter, listing: samples.listing)
        samples.asked = query
        return [.readSamples(query, offset: max(0, samples.selected - SamplesState.pageSize / 2))]
    }

    /// Selects a sample, by its place in the list; what is not there yet is asked for.
    mutating func selectSample(_ place: Int) -> [DashboardAction] {
        guard let page = samples.page else { return [] }
        samples.selected = Self.clamped(place, count: page.total)
        return page.total > 0 && selectedSample == nil ? readSamples() : readPicture()
    }

    /// Lists the samples of the matrix's cell under the cursor.
    mutating func listCell() -> [DashboardAction] {
        guard matrix != nil else {
            say("no evaluation yet", .warning)
            return []
        }
        if let epoch, !run.predictedEpochs.contains(epoch) {
            let kept = run.predictedEpochs.map(String.init).joined(separator: " and ")
            say("the samples of epoch \(epoch) are not kept, those of \(kept) are: b goes there", .warning)
            return []
        }
        let cell = confusion.cursor
        samples.beforeReady = nil
        samples.listing = .sorted(.loss)
        samples.filter = SampleFilter(actual: cell.row, predicted: cell.column, onlyErrors: false)
        samples.selected = 0
        samples.page = nil
        samples.origin = .confusion
        return show(.samples)
    }

    mutating func changeQuery(_ command: UserCommand) -> [DashboardAction] {
        switch command {
        case .confidentlyWrong:
            toggleReady(
                .init(filter: SampleFilter(), listing: .sorted(.confidence)),
                "misclassified with high confidence, the surest first; w goes back")
        case .likelyMislabelled:
            toggleReady(
                .init(filter: SampleFilter(onlyErrors: false), listing: .mislabelled),
                "likely mislabeled, the most doubtful label first; m goes back")
        case .onlyMarked:
            var filter = samples.filter
            filter.paths = marks.paths
            filter.onlyErrors = false
            toggleReady(.init(filter: filter, listing: samples.listing), "marked samples; M goes back")
        default: changeList(command)
        }
        samples.selected = 0
        return readSamples()
    }

    private mutating func changeList(_ command: UserCommand) {
        samples.beforeReady = nil
        switch command {
        case .nextOrder: samples.listing = samples.listing.next
        case .filterActual: samples.filter.actual = nextClass(samples.filter.actual)
        case .filterPredicted: samples.filter.predicted = nextClass(samples.filter.predicted)
        case .errorsOrAll: samples.filter.onlyErrors.toggle()
        default: samples.filter = SampleFilter()
        }
    }

    /// Shows a ready list; where it is shown already, what it replaced.
    private mutating func toggleReady(_ ready: SamplesState.ListChoice, _ text: String) {
        let shown = SamplesState.ListChoice(filter: samples.filter, listing: samples.listing)
        var chosen = ready
        if let before = samples.beforeReady,
            shown == ready || shown.filter.paths != nil && ready.filter.paths != nil
        {
            chosen = before
            samples.beforeReady = nil
            notice = nil
        } else {
            samples.beforeReady = samples.beforeReady ?? shown
            say(text)
        }
        (samples.filter, samples.listing) = (chosen.filter, chosen.listing)
    }

    private mutating func readPicture() -> [DashboardAction] {
        let explanation = explainSelected()
        guard let sample = selectedSample?.sample, case .unknown = pictures[sample.path] else {
            return explanation
        }
        return [.readPicture(sample)] + explanation
    }

    /// The class after one; after the last, and in a run without classes, any.
    private func nextClass(_ label: Int?) -> Int? {
        let next = (label ?? -1) + 1
        return next < run.classes.count ? next : nil
    }
}
