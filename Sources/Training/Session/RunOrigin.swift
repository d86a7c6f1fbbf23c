/// Where a run begins.
package enum RunOrigin: Sendable, Equatable {
    /// With fresh weights, or with those that the configuration names.
    case fresh
    /// At the newest checkpoint that is whole; like `fresh` where none was written yet.
    case newestCheckpoint
    /// At the checkpoint of that name, or at `best`.
    case checkpoint(String)
}
