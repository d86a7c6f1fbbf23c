package import RunContract

/// The engine's sign of life: one row, written over and over.
package struct Heartbeat: Sendable, Equatable {
    package var process: ProcessIdentity
    /// The step at which this engine process began; steps above it are this session's.
    package var sessionStep: Int
    /// Steps of the whole run so far.
    package var step: Int
    /// The epoch under way, from 1; 0 before the first.
    package var epoch: Int
    package var phase: RunPhase
    /// How far an evaluation is, in samples.
    package var phaseDone: Int
    package var phaseTotal: Int
    /// Why the run failed, or what the engine is about.
    package var message: String?
    /// Seconds since 1970.
    package var wallTime: Double
    /// Why the engine cannot read its commands; nil while it can.
    package var commandProblem: String?

    package init(
        process: ProcessIdentity, sessionStep: Int = 0, step: Int = 0, epoch: Int = 0,
        phase: RunPhase = .starting, phaseDone: Int = 0, phaseTotal: Int = 0, message: String? = nil,
        wallTime: Double = WallClock.now()
    ) {
        self.process = process
        self.sessionStep = sessionStep
        self.step = step
        self.epoch = epoch
        self.phase = phase
        self.phaseDone = phaseDone
        self.phaseTotal = phaseTotal
        self.message = message
        self.wallTime = wallTime
    }
}
