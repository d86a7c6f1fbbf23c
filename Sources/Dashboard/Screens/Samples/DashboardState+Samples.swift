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

    /// Asks for the samples around the selected one.
    mutating func readSamples() -> [DashboardAction] {
        guard let epoch, predictedEpochs.contains(epoch) else {
            samples.page = nil
            samples.asked = nil
            return []
        }
        let query = SampleQuery(epoch: epoch, split: split, filter: samples.filter, listing: samples.listing)
        // Of another epoch, the same sample stays selected: a mark must not land on another.
        var shown = samples.page?.query
        shown?.epoch = epoch
        let isOtherEpoch = shown == query && samples.page?.query != query
        samples.held = isOtherEpoch ? selectedSample?.sample.path : nil
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
        if let epoch, !predictedEpochs.contains(epoch) {
            let kept = predictedEpochs.map(String.init).joined(separator: " and ")
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

    /// Changes what is listed, and in which order.
    mutating func changeList(_ change: (inout SamplesState) -> Void) -> [DashboardAction] {
        samples.beforeReady = nil
        change(&samples)
        samples.selected = 0
        return readSamples()
    }

    /// Shows a ready list; where it is shown already, what it replaced.
    mutating func toggleReady(_ ready: SamplesState.ListChoice, _ text: String) -> [DashboardAction] {
        let shown = SamplesState.ListChoice(filter: samples.filter, listing: samples.listing)
        let showsMarked = shown.filter.paths != nil && ready.filter.paths != nil
        var chosen = ready
        if let before = samples.beforeReady, shown == ready || showsMarked {
            chosen = before
            samples.beforeReady = nil
            notice = nil
        } else {
            samples.beforeReady = samples.beforeReady ?? shown
            say(text)
        }
        (samples.filter, samples.listing) = (chosen.filter, chosen.listing)
        samples.selected = 0
        return readSamples()
    }

    private mutating func readPicture() -> [DashboardAction] {
        let explanation = explainSelected()
        guard let sample = selectedSample?.sample, case .unknown = pictures[sample.path] else {
            return explanation
        }
        return [.readPicture(sample)] + explanation
    }

    /// The class after one; after the last, and in a run without classes, any.
    func nextClass(_ label: Int?) -> Int? {
        let next = (label ?? -1) + 1
        return next < run.classes.count ? next : nil
    }
}
