import RunStore

/// The list of evaluated samples.
extension DashboardState {
    /// Takes in a part of the list; one that is no longer wanted is dropped.
    mutating func receive(_ page: SamplePage) -> [DashboardAction] {
        guard page.query == samples.asked else { return [] }
        samples.asked = nil
        samples.page = page
        samples.selected = Self.clamped(samples.selected, count: page.total)
        return readPicture()
    }

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
        samples.listing = .sorted(.loss)
        samples.filter = SampleFilter(actual: cell.row, predicted: cell.column, onlyErrors: false)
        samples.selected = 0
        samples.page = nil
        samples.origin = .confusion
        return show(.samples)
    }

    mutating func changeQuery(_ command: UserCommand) -> [DashboardAction] {
        switch command {
        case .nextOrder: samples.listing = samples.listing.next
        case .filterActual: samples.filter.actual = nextClass(samples.filter.actual)
        case .filterPredicted: samples.filter.predicted = nextClass(samples.filter.predicted)
        case .errorsOrAll: samples.filter.onlyErrors.toggle()
        case .confidentlyWrong: showReady(.sorted(.confidence), SampleFilter())
        case .likelyMislabelled: showReady(.mislabelled, SampleFilter(onlyErrors: false))
        case .onlyMarked:
            samples.filter.paths = samples.filter.paths == nil ? marks.paths : nil
            if samples.filter.paths != nil { samples.filter.onlyErrors = false }
        default: samples.filter = SampleFilter()
        }
        samples.selected = 0
        return readSamples()
    }

    private mutating func showReady(_ listing: SampleListing, _ filter: SampleFilter) {
        samples.listing = listing
        samples.filter = filter
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
