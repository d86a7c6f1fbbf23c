package import RunContract

/// What the engine tells while it works.
extension RunWriter {
    /// Records a step. Costs next to nothing: most calls only put it beside the others.
    package func record(step: StepRecord) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            contents.heartbeat.step = step.step
            contents.heartbeat.epoch = step.epoch
            try contents.add(.step(step), atOnce: false)
        }
    }

    /// Says what the engine is about; written at once.
    ///
    /// - Parameters:
    ///   - done: samples evaluated so far, of `total`; both 0 where that means nothing.
    ///   - message: why the run failed, or a word on what is being done.
    package func enter(
        _ phase: RunPhase, epoch: Int? = nil, done: Int = 0, total: Int = 0, message: String? = nil
    ) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            contents.heartbeat.phase = phase
            contents.heartbeat.epoch = epoch ?? contents.heartbeat.epoch
            contents.heartbeat.phaseDone = done
            contents.heartbeat.phaseTotal = total
            contents.heartbeat.message = message
            _ = try contents.flush()
        }
    }

    /// Says how far an evaluation is; written with the next flush that is due.
    package func progress(done: Int, total: Int) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            contents.heartbeat.phaseDone = done
            contents.heartbeat.phaseTotal = total
            guard WallClock.now() - contents.lastFlush >= Self.flushInterval else { return }
            _ = try contents.flush()
        }
    }

    /// Gives a sign of life.
    package func beat() throws(RunStoreError) { try flush() }

    /// Forgets everything after a step, because training goes on from a checkpoint made there.
    ///
    /// - Parameters:
    ///   - step: the last step that counts.
    ///   - epoch: the last whole epoch that counts; 0 for none.
    package func rewind(toStep step: Int, epoch: Int) throws(RunStoreError) {
        try contents.withLock { contents throws(RunStoreError) in
            contents.heartbeat.step = step
            contents.heartbeat.sessionStep = step
            contents.heartbeat.epoch = epoch
            try contents.add(.rewind(step: step, epoch: epoch), atOnce: true)
        }
    }
}
