package import RunStore

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
