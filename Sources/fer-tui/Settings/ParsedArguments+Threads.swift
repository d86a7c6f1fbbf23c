import Foundation

extension ParsedArguments {
    private static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// Threads to compute with: as asked, else one a core.
    var threads: Int { integer(.threads) ?? Self.cores }

    /// What to say of more threads than there are cores; nil if there are enough.
    var remarkOnThreads: String? {
        guard let count = given[Option.threads.name].flatMap({ Int($0) }), count > Self.cores else {
            return nil
        }
        let cores = Self.cores == 1 ? "1 core" : "\(Self.cores) cores"
        return "--threads \(count): this machine has \(cores); more threads than cores only take time"
    }
}
