import Foundation
import Testing

@testable import RunStore

@Suite struct CommandTests {
    @Test(arguments: CommandKind.allCases)
    func `a command reaches the engine and its answer the viewer`(kind: CommandKind) throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        let sender = try CommandSender(run)
        let id = try sender.send(kind)
        #expect(try sender.acknowledgement(of: id) == nil)

        let commands = try writer.waitingCommands()
        #expect(commands == [RunCommand(id: id, kind: kind)])
        try writer.acknowledge(commands[0], Acknowledgement(message: "done"))
        #expect(try sender.acknowledgement(of: id) == Acknowledgement(accepted: true, message: "done"))
        #expect(try writer.waitingCommands().isEmpty)
    }

    @Test func `performing blocks until the engine has answered`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        try answer(Acknowledgement(message: "epoch-0001"), as: RunWriter(run))
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
        try answer(Acknowledgement(accepted: false, message: "the run is not paused"), as: RunWriter(run))
        #expect(throws: RunStoreError.refused(command: "resume", reason: "the run is not paused")) {
            try CommandSender(run).perform(.resume, deadline: 20)
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
        #expect(try sender.acknowledgement(of: id)?.accepted == false)
    }

    /// An engine on a thread of its own that answers the next command.
    private func answer(_ answer: Acknowledgement, as writer: RunWriter) {
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
