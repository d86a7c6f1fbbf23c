package import RunStore

/// What the user has set on the samples screen, and what has been read for it.
package struct SamplesState: Sendable, Equatable {
    /// Samples read at a time.
    package static let pageSize = 400

    /// Which samples are listed, and in which order.
    struct ListChoice: Sendable, Equatable {
        var filter: SampleFilter
        var listing: SampleListing
    }

    package var filter = SampleFilter()
    package var listing = SampleListing.sorted(.loss)
    /// The place of the selected sample in the answer.
    package var selected = 0
    package var page: SamplePage?
    /// What has been asked for and not yet answered.
    package var asked: SampleQuery?
    /// The sample that stays selected in the page asked for, wherever it stands there.
    var held: String?
    /// The marks that were taken away while the run was open, by their samples' paths.
    var removedMarks: [String: SampleMark] = [:]
    /// What a ready list replaced; nil if none is shown.
    var beforeReady: ListChoice?
    /// The screen that Esc goes back to, where the samples are those of a cell.
    package var origin: Screen?
}
