import Foundation
import RunContract
import RunStore
import TerminalUI
import Testing

@testable import Dashboard

/// The dashboard on real runs, from the engine's pen to the frame.
@Suite struct SessionTests {
    @Test func `a cell's samples, the exports and the totals agree with the run`() throws {
        let (directory, path) = try evaluatedRun()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let session = session(directory, path)
        press(["2", .down, .enter], session)
        wait(session) { $0.samples.page != nil }
        let page = try #require(session.state.samples.page)
        let matrix = try #require(session.state.matrix)
        #expect(matrix.total == 40)
        #expect(page.total == matrix[1, 0])
        #expect(page.samples.count == page.total)
        #expect(page.samples.allSatisfy { $0.sample.label == 1 && $0.prediction.predicted == 0 })

        press(["e", .tab, .enter], session)
        wait(session) { $0.notice?.text.contains("files written") == true }
        let csv = try String(contentsOfFile: directory.exports + "/confusion-epoch-1.csv", encoding: .utf8)
        let counts = csv.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",").compactMap { Int($0) }
        }
        #expect(counts == matrix.rows)
        let errors = try String(
            contentsOfFile: directory.exports + "/misclassified-epoch-1.csv", encoding: .utf8)
        #expect(errors.split(separator: "\n").count - 1 == matrix.total - matrix.correct)
    }

    @Test func `what the engine writes appears by itself, and p reaches it`() throws {
        let (directory, path) = try evaluatedRun()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try RunWriter(directory)
        try writer.enter(.training, epoch: 2)
        let session = session(directory, path)
        try writer.record(step: Self.step(11))
        try writer.flush()
        wait(session) { $0.run.step == 11 && $0.run.state == .training }
        #expect(session.frame().lines.contains { $0.contains("step 11/20") })

        press(["p"], session)
        wait(session) { _ in (try? writer.waitingCommands().isEmpty) == false }
        let command = try #require(try writer.waitingCommands().first)
        #expect(command.command == .pause)
        try writer.enter(.paused)
        try writer.acknowledge(command, .done(""))
        wait(session) { $0.run.state == .paused && $0.notice?.text == "paused; p unpauses" }
        press(["q"], session)
        #expect(session.farewell == "run stays paused; `fer-tui unpause run` unpauses it")
    }

    @Test func `a run taken back to a checkpoint is read anew`() throws {
        let (directory, path) = try evaluatedRun()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try RunWriter(directory)
        var observer = RunObserver(directory)
        let first = observer.poll(now: WallClock.now())
        #expect(first?.steps.last?.step == 10)
        try writer.rewind(toStep: 4, epoch: 0)
        try writer.record(step: Self.step(5))
        try writer.flush()
        let polled = observer.poll(now: WallClock.now())
        let view = try #require(polled)
        #expect(view.steps.recent.map(\.step) == [1, 2, 3, 4, 5])
        #expect(view.epochs.isEmpty)
    }

    @Test func `nothing new means nothing to draw`() throws {
        let (directory, path) = try evaluatedRun()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var observer = RunObserver(directory)
        let now = WallClock.now()
        let (first, second) = (observer.poll(now: now), observer.poll(now: now + 0.2))
        #expect(first != nil)
        #expect(second == nil)
    }

    @Test func `a long run shows its latest steps at the first look, and all of them in the end`() throws {
        let (directory, path) = try evaluatedRun()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try RunWriter(directory)
        for step in 11...9000 { try writer.record(step: Self.step(step)) }
        try writer.close()
        var (patient, hasty) = (RunObserver(directory), RunObserver(directory))
        let polled = hasty.poll(now: WallClock.now(), patience: 0)
        let first = try #require(polled)
        #expect(hasty.isBehind)
        #expect(first.steps.last?.step == 9000)
        #expect(first.steps.lastRead < 9000)
        #expect(first.epochs.count == 1)
        var latest = first
        for _ in 0..<9 { latest = hasty.poll(now: WallClock.now(), patience: 0) ?? latest }
        #expect(!hasty.isBehind)
        let whole = patient.poll(now: WallClock.now())
        #expect(latest.steps.loss == whole?.steps.loss)
        #expect(latest.steps.recent == whole?.steps.recent)
        #expect(latest.steps.recent.count == StepHistory.recentCount)
    }

    @Test func `a run that cannot be read says why and stays open`() throws {
        let path = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try SmallFile.save("nonsense that is no database at all", to: path + "/run.sqlite")
        let session = session(try RunDirectory(existing: path), path)
        #expect(session.frame().lines.contains { $0.contains("is no fer-tui run database") })
    }

    @Test func `another run is opened from the list`() throws {
        let (directory, path) = try evaluatedRun()
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try RunDirectory(creating: path + "/second", configuration: Self.configuration)
        let session = session(directory, path)
        press(["5"], session)
        wait(session) { $0.runs.entries?.count == 2 }
        let index = try #require(session.state.runs.entries?.firstIndex { $0.directory.name == "second" })
        press([.home] + [Key](repeating: .down, count: index) + [.enter], session)
        wait(session) { $0.run.directory.name == "second" }
        #expect(session.frame().lines.first?.contains("second") == true)
    }

    private static let configuration = RunConfiguration(
        model: "b0", dataset: "faces", imageSize: 32, batchSize: 4, epochs: 2, stepsPerEpoch: 10)

    private static func step(_ step: Int) -> StepRecord {
        StepRecord(
            step: step, epoch: 1, loss: 1, accuracy: 0.5, learningRate: 0.1, imagesPerSecond: 40,
            seconds: 0.1,
            inputWait: 0)
    }

    private func session(_ directory: RunDirectory, _ path: String) -> DashboardSession {
        DashboardSession(
            DashboardOptions(
                run: directory, runs: RunIndex(path: path), size: Size(width: 100, height: 30),
                picture: { _, _, _ in nil }))
    }

    private func temporaryFolder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/dashboard-\(UUID().uuidString)"
        try RunDirectory.makeDirectory(at: path)
        return path
    }

    /// A run of one epoch with forty test samples of two classes, a quarter of them wrong.
    private func evaluatedRun() throws -> (RunDirectory, path: String) {
        let path = try temporaryFolder()
        let directory = try RunDirectory(creating: path + "/run", configuration: Self.configuration)
        let writer = try RunWriter(directory)
        let classes = ["sad", "happy"]
        try writer.record(classes: classes)
        try writer.record(
            samples: (0..<40).map { .init(index: $0, path: "\($0)", label: $0 % 2) }, split: .test)
        for step in 1...10 { try writer.record(step: Self.step(step)) }
        var matrix = ConfusionMatrix(classes: classes)
        let predictions = (0..<40).map { index in
            let predicted = index % 4 == 3 ? 0 : index % 2
            matrix.add(actual: index % 2, predicted: predicted)
            return PredictionRecord(sample: index, predicted: predicted, probabilities: [0.5, 0.5], loss: 1)
        }
        try writer.record(
            epoch: EpochRecord(
                epoch: 1, trainLoss: 1, trainAccuracy: 0.7, evaluationLoss: 1, evaluationAccuracy: 0.75,
                macroF1: 0.7,
                imagesPerSecond: 40, seconds: 1, evaluationSeconds: 0.1, learningRate: 0.1),
            confusion: [.test: matrix], predictions: predictions)
        try writer.enter(.finished)
        try writer.close()
        return (directory, path)
    }

    private func press(_ keys: [Key], _ session: DashboardSession) {
        for key in keys { _ = session.process(.key(key)) }
    }

    /// Lets the background work until something has come about; ten seconds are plenty.
    private func wait(_ session: DashboardSession, until isReached: (DashboardState) -> Bool) {
        let end = WallClock.now() + 10
        while !isReached(session.state), WallClock.now() < end {
            Thread.sleep(forTimeInterval: 0.01)
            _ = session.process(.tick)
        }
        #expect(isReached(session.state))
    }
}
