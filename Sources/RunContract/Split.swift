/// What a face of a run's data is used for. The raw values are those of the run's record.
package enum Split: String, Sendable, CaseIterable, Codable {
    case train
    /// Chooses the best epoch; training never sees it.
    case validation
    /// Judges the result.
    case test
}
