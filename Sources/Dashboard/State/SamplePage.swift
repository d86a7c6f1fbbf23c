package import RunStore

/// What is asked of the run's predictions.
package struct SampleQuery: Sendable, Equatable {
    package var epoch: Int
    package var filter: SampleFilter
    package var order: SampleOrder

    package init(epoch: Int, filter: SampleFilter, order: SampleOrder) {
        self.epoch = epoch
        self.filter = filter
        self.order = order
    }
}

/// A part of the answer to a query.
package struct SamplePage: Sendable, Equatable {
    package var query: SampleQuery
    /// How many samples the whole answer has.
    package var total: Int
    /// The place of the first of `samples` in it.
    package var offset: Int
    package var samples: [EvaluatedSample]

    package init(query: SampleQuery, total: Int, offset: Int, samples: [EvaluatedSample]) {
        self.query = query
        self.total = total
        self.offset = offset
        self.samples = samples
    }

    /// The sample at a place of the whole answer; nil where it is not in this part.
    package func sample(at place: Int) -> EvaluatedSample? {
        samples.indices.contains(place - offset) ? samples[place - offset] : nil
    }
}
