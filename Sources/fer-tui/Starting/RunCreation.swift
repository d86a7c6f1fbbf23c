import Foundation
import RunContract
import RunStore
import Training

/// Makes the directory of a new run.
enum RunCreation {
    /// - Parameters:
    ///   - arguments: `--run` names the run or its directory; without it, the run gets a dated name. `--runs-dir` says
    ///     where the other runs are.
    static func create(
        _ configuration: TrainingConfiguration, _ arguments: ParsedArguments
    ) throws -> RunDirectory {
        let record = try configuration.record()
        let runs = absolutePath(RunNaming.runsDirectory(given: arguments.text(.runsDirectory)))
        let access: RunAccess = arguments.has(.groupReadable) ? .group : .owner
        let path =
            if let name = arguments.text(.run) {
                RunNaming.directory(of: name, in: runs)
            } else {
                try claimName(RunNaming.name(for: configuration, on: Date()), in: runs, access)
            }
        return try RunDirectory(creating: path, configuration: record, access: access)
    }

    /// Makes the first directory of the name that is not taken; of two programs, each gets its own.
    private static func claimName(
        _ name: String, in directory: String, _ access: RunAccess
    ) throws -> String {
        try RunDirectory.makeDirectory(at: directory, access)
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
