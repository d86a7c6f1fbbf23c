import Foundation
import RunContract
import RunStore

/// The engine of a run, as its starter sees it.
struct EngineProcess: Sendable {
    /// How long the engine may take to give its first sign of life, in seconds.
    private static let patience = 30.0

    let process: DetachedProcess

    /// Starts `fer-tui engine` for the run and waits until it has taken it over.
    ///
    /// - Throws: `CommandFailure` with the last line of its log where it ends before.
    static func start(_ run: RunDirectory, _ start: EngineStart) async throws -> EngineProcess {
        let logSize = (try? FileManager.default.attributesOfItem(atPath: run.log))?[.size] as? UInt64 ?? 0
        let process = try DetachedProcess.start(
            program: ProgramPath.current, arguments: ["engine", run.path] + start.words, log: run.log,
            logMode: RunAccess(ofDirectory: run.path).fileMode)
        let engine = EngineProcess(process: process)
        let reader = try RunReader(run)
        let deadline = WallClock.now() + patience
        while WallClock.now() < deadline {
            if try reader.heartbeat()?.process.pid == Int(process.id) { return engine }
            if let end = process.exitStatus() {
                throw failure(run, end, LogTail.lastLine(of: run.log, since: logSize))
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw CommandFailure("\(run.path): its engine gives no sign of life", remedy: "see \(run.log)")
    }

    private static func failure(_ run: RunDirectory, _ end: ProcessEnd, _ lastLine: String?) -> CommandFailure
    {
        let words = lastLine.map { ": \($0)" } ?? ""
        return CommandFailure("\(run.path): the engine \(end) at once\(words)", remedy: "see \(run.log)")
    }
}
