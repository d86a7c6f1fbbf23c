import Foundation

extension ParsedArguments {
    /// Threads to compute with: as asked, else one a core.
    var threads: Int { integer(.threads) ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
