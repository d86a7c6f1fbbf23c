/// The two halves of a run's data.
package enum Split: String, Sendable, CaseIterable {
    case train, test
}
