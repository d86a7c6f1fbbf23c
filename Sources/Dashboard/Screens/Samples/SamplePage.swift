package import RunContract
package import RunStore

/// What is asked of the run's predictions.
package struct SampleQuery: Sendable, Equatable {
    package var epoch: Int
    package var split: Split
    package var filter: SampleFilter
    package var listing: SampleListing

    package init(epoch: Int, split: Split = .test, filter: SampleFilter, listing: SampleListing) {
        self.epoch = epoch
        self.split = split
        self.filter = filter
        self.listing = listing
    }

    package init(epoch: Int, filter: SampleFilter, order: SampleOrder) {
        self.init(epoch: epoch, filter: filter, listing: .sorted(order))
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
    /// Why the labels are doubted, by the sample's place in its split, where the query asks for such.
    package var suspicions: [Int: ConfidentLearning.Suspect]

    package init(
        query: SampleQuery, total: Int, offset: Int, samples: [EvaluatedSample],
        suspicions: [Int: ConfidentLearning.Suspect] = [:]
    ) {
        self.query = query
        self.total = total
        self.offset = offset
        self.samples = samples
        self.suspicions = suspicions
    }

    /// The sample at a place of the whole answer; nil if it is not in this part.
    package func sample(at place: Int) -> EvaluatedSample? {
        samples.indices.contains(place - offset) ? samples[place - offset] : nil
    }
}

/// Which samples come first.
package enum SampleListing: Sendable, Equatable {
    case sorted(SampleOrder)
    /// Those alone whose labels confident learning doubts, the most doubtful first.
    case mislabeled

    /// What the key for the order goes to.
    var next: SampleListing {
        guard case .sorted(let order) = self else { return .sorted(.loss) }
        let all = SampleOrder.allCases
        return .sorted(all[((all.firstIndex(of: order) ?? 0) + 1) % all.count])
    }
}
