import Foundation
import RunContract
import Testing

@testable import RunStore

@Suite struct CommandTests {
    @Test(arguments: RunCommand.allCases)
    func `a command reaches the engine and its answer the viewer`(command: RunCommand) throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let sender = try CommandSender(run)
        let id = try sender.send(command)
        #expect(try sender.answer(to: id) == nil)

        let commands = try writer.waitingCommands()
        #expect(commands == [IssuedCommand(id: id, command)])
        try writer.acknowledge(commands[0], .done("done"))
        #expect(try sender.answer(to: id) == .done("done"))
        #expect(try writer.waitingCommands().isEmpty)
    }

    @Test func `performing blocks until the engine has answered`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        try answer(.done("epoch-0001"), as: RunWriter(run))
        #expect(try CommandSender(run).perform(.checkpoint, deadline: 20).message == "epoch-0001")
    }

    @Test func `an engine that does not answer is given up`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        _ = try RunWriter(run)
        #expect(throws: RunStoreError.notAcknowledged(command: "pause", seconds: 0.1)) {
            try CommandSender(run).perform(.pause, deadline: 0.1)
        }
    }

    @Test func `a refusal is told with its reason`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        try answer(.refused("the run is not paused"), as: RunWriter(run))
        #expect(throws: RunStoreError.refused(command: "resume", reason: "the run is not paused")) {
            try CommandSender(run).perform(.unpause, deadline: 20)
        }
    }

    @Test func `nobody is asked where no engine runs`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.enter(.finished)
        #expect(throws: RunStoreError.engineNotRunning(path: run.path, state: "finished")) {
            try CommandSender(run).send(.pause)
        }
    }

    @Test func `a new engine turns down what its predecessor left unanswered`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        _ = try RunWriter(run)
        let sender = try CommandSender(run)
        let id = try sender.send(.stopAndSave)
        let successor = try RunWriter(run)
        #expect(try successor.waitingCommands().isEmpty)
        #expect(try sender.answer(to: id)?.isAccepted == false)
    }

    @Test func `an engine that cannot read its commands says so instead of keeping the viewer waiting`()
        throws
    {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let sender = try CommandSender(run)
        // The writer's own connection finds this table before the run's.
        try writer.contents.withLock { contents throws(RunStoreError) in
            try contents.connection.run(script: "CREATE TEMP TABLE commands (x)")
        }
        Thread.detachNewThread {
            for _ in 0..<2000 {
                _ = try? writer.waitingCommands()
                try? writer.beat()
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
        let start = WallClock.now()
        let error = #expect(throws: RunStoreError.self) { try sender.perform(.pause, deadline: 60) }
        guard case .commandsNotRead = error else {
            Issue.record("expected that the commands are not read, got \(String(describing: error))")
            return
        }
        // A heartbeat away, and generous for a busy machine.
        #expect(WallClock.now() - start < 20)
    }

    @Test func `commands that could not be read are read when they can be`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let id = try CommandSender(run).send(.pause)
        try writer.contents.withLock { contents throws(RunStoreError) in
            try contents.connection.run(script: "CREATE TEMP TABLE commands (x)")
        }
        #expect(throws: RunStoreError.self) { try writer.waitingCommands() }
        try writer.beat()
        #expect(try RunReader(run).heartbeat()?.commandProblem != nil)
        try writer.contents.withLock { contents throws(RunStoreError) in
            try contents.connection.run(script: "DROP TABLE temp.commands")
        }
        #expect(try writer.waitingCommands() == [IssuedCommand(id: id, .pause)])
        try writer.beat()
        #expect(try RunReader(run).heartbeat()?.commandProblem == nil)
    }

    /// An engine on a thread of its own that answers the next command.
    private func answer(_ answer: CommandAnswer, as writer: RunWriter) {
        Thread.detachNewThread {
            for _ in 0..<2000 {
                if let command = try? writer.waitingCommands().first {
                    try? writer.acknowledge(command, answer)
                    return
                }
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
    }
}
