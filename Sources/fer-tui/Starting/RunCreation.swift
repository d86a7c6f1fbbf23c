import Foundation
import RunStore
import Training

/// Makes the directory of a new run.
enum RunCreation {
    /// - Parameters:
    ///   - path: the directory that the user names; nil for a dated one among the other runs.
    ///   - runsDirectory: where the other runs are.
    static func create(
        _ configuration: TrainingConfiguration, at path: String?, runsDirectory: String
    ) throws -> RunDirectory {
        let record = try configuration.record()
        if let path { return try RunDirectory(creating: absolutePath(path), configuration: record) }
        let free = try claimName(
            RunNaming.name(for: configuration, on: Date()), in: absolutePath(runsDirectory))
        return try RunDirectory(creating: free, configuration: record)
    }

    /// Makes the first directory of the name that is not taken; of two programs, each gets its own.
    private static func claimName(_ name: String, in directory: String) throws -> String {
        try RunDirectory.makeDirectory(at: directory)
        for candidate in RunNaming.candidates(for: name) {
            let path = directory + "/" + candidate
            if mkdir(path, 0o700) == 0 { return path }
            guard errno == EEXIST else {
                throw CommandFailure(
                    "\(directory): cannot be written: \(String(cString: strerror(errno)))",
                    remedy: "check its permissions, or name another with --runs-dir")
            }
        }
        throw CommandFailure(
            "\(directory): holds too many runs called \(name)", remedy: "name a directory with --run")
    }
}
