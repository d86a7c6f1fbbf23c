import RunContract

/// What the values of a run's record can be.
///
/// A run directory is data from outside: copied, edited by SQL, half written. A row with a value outside these ranges
/// is left out and counted where it is read, so that nothing that shows or exports a run can meet it.
enum PossibleValues {
    /// Steps, samples and images.
    static let counts = 0...1 << 30
    static let epochs = 0...1 << 20
    static let classCount = 10_000
    static let shares = 0.0...1.0
    /// Losses and learning rates are 32-bit numbers.
    static let losses = -Double.infinity...Double.infinity
    static let learningRates = 0...Double(Float.greatestFiniteMagnitude)
    static let affect = -1.0...1.0
    /// Pixels of an image's frame, which a face may exceed.
    static let pixels = -1e6...1e6
    static let seconds = 0...1e10
    static let imagesPerSecond = 0...1e12
    /// Rounding may take a sum of probabilities a little above 1.
    static let probabilities: ClosedRange<Float> = 0...1.001
}

extension StepRecord {
    /// Columns: step, epoch, loss, accuracy, learning_rate, images_per_second, seconds, input_wait.
    init?(_ row: Row) {
        guard let step = row.integer(0, in: PossibleValues.counts),
            let epoch = row.integer(1, in: PossibleValues.epochs),
            let loss = row.numberOrNaN(2, in: PossibleValues.losses), !loss.exceedsFloat,
            let accuracy = row.numberOrNaN(3, in: PossibleValues.shares),
            let learningRate = row.numberOrNaN(4, in: PossibleValues.learningRates),
            let imagesPerSecond = row.number(5, in: PossibleValues.imagesPerSecond),
            let seconds = row.number(6, in: PossibleValues.seconds),
            let inputWait = row.number(7, in: PossibleValues.seconds)
        else { return nil }
        self.init(
            step: step, epoch: epoch, loss: loss, accuracy: accuracy, learningRate: learningRate,
            imagesPerSecond: imagesPerSecond, seconds: seconds, inputWait: inputWait)
    }
}

extension EpochRecord {
    /// Columns: epoch, train_loss, train_accuracy, test_loss, test_accuracy, macro_f1, images_per_second, seconds,
    /// evaluation_seconds, learning_rate, split, balanced_accuracy.
    init?(_ row: Row) {
        guard let epoch = row.integer(0, in: PossibleValues.epochs), epoch > 0,
            let trainLoss = row.numberOrNaN(1, in: PossibleValues.losses), !trainLoss.exceedsFloat,
            let trainAccuracy = row.numberOrNaN(2, in: PossibleValues.shares),
            let evaluationLoss = row.numberOrNaN(3, in: PossibleValues.losses), !evaluationLoss.exceedsFloat,
            let evaluationAccuracy = row.numberOrNaN(4, in: PossibleValues.shares),
            let macroF1 = row.numberOrNaN(5, in: PossibleValues.shares),
            let imagesPerSecond = row.number(6, in: PossibleValues.imagesPerSecond),
            let seconds = row.number(7, in: PossibleValues.seconds),
            let evaluationSeconds = row.number(8, in: PossibleValues.seconds),
            let learningRate = row.numberOrNaN(9, in: PossibleValues.learningRates),
            let split = row.isNull(10) ? .test : Split(rawValue: row.text(10)), split != .train,
            let balancedAccuracy = row.share(11)
        else { return nil }
        self.init(
            epoch: epoch, trainLoss: trainLoss, trainAccuracy: trainAccuracy, split: split,
            evaluationLoss: evaluationLoss, evaluationAccuracy: evaluationAccuracy, macroF1: macroF1,
            balancedAccuracy: balancedAccuracy, imagesPerSecond: imagesPerSecond, seconds: seconds,
            evaluationSeconds: evaluationSeconds, learningRate: learningRate)
    }
}

extension OperationRecord {
    /// Columns: operation, steps, seconds.
    init?(_ row: Row) {
        guard let steps = row.integer(1, in: PossibleValues.counts), steps > 0,
            let seconds = row.number(2, in: PossibleValues.seconds)
        else { return nil }
        self.init(operation: row.text(0), steps: steps, seconds: seconds)
    }
}

extension CheckpointRecord {
    /// Columns: name, epoch, step, accuracy, wall_time.
    init?(_ row: Row) {
        let accuracy = row.isNull(3) ? nil : row.number(3, in: PossibleValues.shares)
        guard let epoch = row.integer(1, in: PossibleValues.epochs),
            let step = row.integer(2, in: PossibleValues.counts), row.isNull(3) || accuracy != nil,
            let wallTime = row.number(4, in: PossibleValues.seconds)
        else { return nil }
        self.init(name: row.text(0), epoch: epoch, step: step, accuracy: accuracy, wallTime: wallTime)
    }
}

extension EventRecord {
    /// Columns: kind, message, wall_time. A kind that this program does not know is a message.
    init?(_ row: Row) {
        guard let wallTime = row.number(2, in: PossibleValues.seconds) else { return nil }
        self.init(Kind(rawValue: row.text(0)) ?? .message, row.text(1), wallTime: wallTime)
    }
}

extension Heartbeat {
    /// Columns: pid, process_start, boot, session_step, step, epoch, phase, phase_done, phase_total, message, wall_time,
    /// command_problem.
    init?(_ row: Row) {
        guard let pid = row.integer(0, in: 0...Int(Int32.max)), let start = row.integer(1, in: 0...Int.max),
            let sessionStep = row.integer(3, in: PossibleValues.counts),
            let step = row.integer(4, in: PossibleValues.counts),
            let epoch = row.integer(5, in: PossibleValues.epochs),
            let phase = RunPhase(rawValue: row.text(6)),
            let phaseDone = row.integer(7, in: PossibleValues.counts),
            let phaseTotal = row.integer(8, in: PossibleValues.counts),
            let wallTime = row.number(10, in: PossibleValues.seconds)
        else { return nil }
        self.init(
            process: ProcessIdentity(pid: pid, startTime: start, boot: row.text(2)), sessionStep: sessionStep,
            step: step, epoch: epoch, phase: phase, phaseDone: phaseDone, phaseTotal: phaseTotal,
            message: row.optionalText(9), wallTime: wallTime)
        commandProblem = row.optionalText(11)
    }
}

extension EvaluatedSample {
    /// Columns: `RunReader.columns`.
    init?(_ row: Row, classCount: Int) {
        guard let index = row.integer(0, in: PossibleValues.counts),
            let label = row.integer(2, in: 0...max(0, classCount - 1)),
            let valence = row.affect(3), let arousal = row.affect(4),
            let predicted = row.integer(9, in: 0...max(0, classCount - 1)),
            let probabilities = row.floats(10, count: classCount, in: PossibleValues.probabilities),
            let loss = row.numberOrNaN(11, in: PossibleValues.losses), !loss.exceedsFloat
        else { return nil }
        self.init(
            sample: SampleRecord(
                index: index, path: row.text(1), label: label, valence: valence, arousal: arousal,
                shares: row.isNull(12)
                    ? nil : row.floats(12, count: classCount, in: PossibleValues.probabilities),
                face: row.face(5)),
            prediction: PredictionRecord(
                sample: index, predicted: predicted, probabilities: probabilities, loss: loss))
    }
}

extension Row {
    /// Valence or arousal: nil within for an unknown one, nil without for an impossible one.
    fileprivate func affect(_ column: Int32) -> Double?? {
        isNull(column) ? .some(nil) : number(column, in: PossibleValues.affect).map(Optional.some)
    }

    /// A share: nil within for an unknown one, nil without for an impossible one.
    fileprivate func share(_ column: Int32) -> Double?? {
        isNull(column) ? .some(nil) : number(column, in: PossibleValues.shares).map(Optional.some)
    }

    /// A face from four columns; nil if it is unknown.
    fileprivate func face(_ column: Int32) -> FaceRectangle? {
        guard let x = number(column, in: PossibleValues.pixels),
            let y = number(column + 1, in: PossibleValues.pixels),
            let width = number(column + 2, in: PossibleValues.pixels),
            let height = number(column + 3, in: PossibleValues.pixels)
        else { return nil }
        return FaceRectangle(x: x, y: y, width: width, height: height)
    }
}

extension Double {
    /// A Boolean value that indicates whether a finite number has no 32-bit form.
    fileprivate var exceedsFloat: Bool { isFinite && abs(self) > Double(Float.greatestFiniteMagnitude) }
}
