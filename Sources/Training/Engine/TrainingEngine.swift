import RunContract

/// Trains: epochs, an evaluation after each, checkpoints, and the commands that come in between.
///
/// It runs on a queue of its own. A step is one synchronous call; between steps it looks at the commands and
/// yields, so that a pause or stop takes effect within one step.
package actor TrainingEngine {
    /// How a run ended without failing.
    package enum Outcome: Sendable, Equatable {
        /// All epochs are done.
        case finished
        /// Ended by a command. The checkpoint's name where one was written.
        case stopped(checkpoint: String?)
    }

    private let executor = QueueExecutor(label: "fer-tui.engine")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let material: RunMaterial
    private let observer: any TrainingObserver
    private let commands: any CommandSource
    private var machine = EngineStateMachine()

    package init(_ material: RunMaterial, observer: any TrainingObserver, commands: any CommandSource) {
        self.material = material
        self.observer = observer
        self.commands = commands
    }

    /// Trains to the last epoch or to a stop. To be called once.
    ///
    /// - Throws: what made the run fail, after the observer was told. Checkpoints that were written stay.
    package func run() async throws -> Outcome {
        observer.phaseChanged(to: machine.phase)
        do {
            let session = try TrainingSession(material, observer: observer)
            observer.started(session.plan)
            while session.hasEpochsLeft {
                if let stop = try await runEpoch(session) { return stop }
            }
            if let stop = try await test(session) { return stop }
            move { $0.advance(to: .finished) }
            refuseTheRest()
            return .finished
        } catch {
            observer.message(EngineMessage(.failure, "\(error)"))
            move { $0.advance(to: .failed) }
            refuseTheRest()
            throw error
        }
    }

    /// - Returns: nil where the run goes on.
    private func runEpoch(_ session: TrainingSession) async throws -> Outcome? {
        move { $0.advance(to: .training) }
        session.beginEpoch()
        repeat {
            if let stop = await heedCommands(session) { return stop }
            session.saveIfOverdue()
        } while try session.trainNextBatch()
        move { $0.advance(to: .evaluating) }
        session.beginEvaluation()
        repeat {
            if let stop = await heedCommands(session) { return stop }
        } while try session.evaluateNextBatch()
        try session.finishEpoch()
        return nil
    }

    /// Evaluates the test split at the end of a run that has a validation split.
    ///
    /// - Returns: nil unless the run is stopped in the middle of it.
    private func test(_ session: TrainingSession) async throws -> Outcome? {
        try session.prepareTests()
        while !session.tests.isEmpty {
            move { $0.advance(to: .evaluating) }
            try session.beginTest()
            repeat {
                if let stop = await heedCommands(session) { return stop }
            } while try session.evaluateNextBatch()
            try session.finishTest()
        }
        return nil
    }

    /// Carries out the commands that have come, and waits for as long as the run is paused.
    ///
    /// - Returns: how the run ends, where it does.
    private func heedCommands(_ session: TrainingSession) async -> Outcome? {
        // The queue is free for other jobs of the actor for a moment.
        await Task.yield()
        while true {
            var stop: Outcome?
            for command in commands.poll() { stop = carryOut(command, session) ?? stop }
            if let stop { return stop }
            if Task.isCancelled { return endCancelled(session) }
            guard machine.phase == .paused else { return nil }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private func carryOut(_ issued: IssuedCommand, _ session: TrainingSession) -> Outcome? {
        if let reason = move({ $0.refusal(of: issued.command) }) {
            commands.acknowledge(issued, .refused(reason))
            return nil
        }
        switch issued.command {
        case .pause: commands.acknowledge(issued, .done("paused"))
        case .unpause: commands.acknowledge(issued, .done("going on"))
        case .checkpoint: save(issued, session)
        case .stopAndSave: return end(issued, save: true, session)
        case .stopWithoutSaving: return end(issued, save: false, session)
        }
        return nil
    }

    private func save(_ issued: IssuedCommand, _ session: TrainingSession) {
        do throws(TrainingError) {
            let name = try session.save()
            commands.acknowledge(issued, .done("checkpoint \(name)"))
        } catch {
            commands.acknowledge(issued, .refused(error.description))
        }
    }

    /// Ends the run, unless the checkpoint that was asked for cannot be written: then it goes on, so that
    /// nothing is lost.
    private func end(_ issued: IssuedCommand, save: Bool, _ session: TrainingSession) -> Outcome? {
        var name: String?
        if save {
            do throws(TrainingError) {
                name = try session.save()
            } catch {
                let reason = "the run goes on, as its checkpoint could not be written: \(error)"
                observer.message(EngineMessage(.warning, reason))
                commands.acknowledge(issued, .refused(reason))
                return nil
            }
        }
        move { $0.advance(to: .stopped) }
        let answer = name.map { "stopped with checkpoint \($0)" } ?? "stopped without a checkpoint"
        commands.acknowledge(issued, .done(answer))
        refuseTheRest()
        return .stopped(checkpoint: name)
    }

    private func endCancelled(_ session: TrainingSession) -> Outcome {
        let name = try? session.save()
        move { $0.advance(to: .stopped) }
        refuseTheRest()
        return .stopped(checkpoint: name)
    }

    /// Answers the commands that came too late.
    private func refuseTheRest() {
        for issued in commands.poll() {
            guard let reason = machine.refusal(of: issued.command) else { continue }
            commands.acknowledge(issued, .refused(reason))
        }
    }

    /// Changes the phase, and tells the observer if it is another.
    @discardableResult
    private func move<Result>(_ change: (inout EngineStateMachine) -> Result) -> Result {
        let before = machine.phase
        let result = change(&machine)
        if machine.phase != before { observer.phaseChanged(to: machine.phase) }
        return result
    }
}
