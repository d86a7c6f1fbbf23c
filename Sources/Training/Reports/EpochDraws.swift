/// What the sampler drew for an epoch.
package struct EpochDraws: Sendable, Equatable {
    /// From 1.
    package let epoch: Int
    /// How often each class comes.
    package let counts: [Int]
}
