package import RunStore
package import TerminalUI

/// Where the network looked in a sample, or why that cannot be said.
package enum SampleExplanation: Sendable, Equatable {
    case map(AttentionMap)
    case failed(String)
}

/// Computes where a run's network looked. Called on a background thread of low priority, one sample at a time.
package protocol SampleExplainer: Sendable {
    /// - Parameter label: index of the class whose evidence is wanted.
    func explain(
        _ sample: SampleRecord, label: Int, in run: RunDirectory, _ configuration: RunConfiguration
    ) -> SampleExplanation

    /// Lets go of the network.
    func forget()
}
