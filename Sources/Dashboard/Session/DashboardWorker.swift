import Dispatch
import RunContract
import RunStore
import Synchronization
import TerminalUI

/// Carries out slow actions away from the drawing thread; each result is posted as an event.
final class DashboardWorker: Sendable {
    /// Seconds that the engine may take to answer: a step of a large model, and a checkpoint after it.
    private static let deadline = 300.0

    private let options: DashboardOptions
    private let mailbox: Mailbox
    /// Serial, so that results arrive in the order of requests.
    private let reading = DispatchQueue(label: "dashboard.reading")
    /// Concurrent, so that neither reading nor a command to another run waits for an engine's answer.
    private let commands = DispatchQueue(label: "dashboard.commands", attributes: .concurrent)

    private let listing: Mutex<RunListing>
    private let meter = Mutex(MachineMeter())

    init(_ options: DashboardOptions, mailbox: Mailbox) {
        self.options = options
        listing = Mutex(RunListing(options.runs))
        self.mailbox = mailbox
    }

    func carryOut(_ action: DashboardAction, on run: RunView) {
        let directory = run.directory
        let configuration = run.configuration
        let epochs = run.epochs
        switch action {
        case .send(let kind): perform(on: commands) { self.send(kind, to: directory) }
        case .readSamples(let query, let offset):
            perform(on: reading) { try self.read(query, offset, of: directory) }
        case .readPicture(let sample):
            perform(on: reading) {
                .picture(path: sample.path, self.options.picture(directory, configuration, sample))
            }
        case .listRuns: perform(on: reading) { .runs(self.listing.withLock { $0.entries() }) }
        case .readSteps(let range):
            perform(on: reading) { .steps(directory, range, try RunReader(directory).steps(in: range)) }
        case .measureMachine: perform(on: reading) { .machine(self.meter.withLock { $0.measure() }) }
        case .explain(let sample, let label): explain(sample, label, of: run)
        case .forgetNetwork:
            let explainer = options.explainer
            LowPriorityThread.run("forgetting") { explainer?.forget() }
        case .readMarks, .saveMarks: keepMarks(action, of: run)
        case .export(let epoch, let marks):
            perform(on: reading) {
                try EvaluationFiles.write(epoch: epoch, epochs: epochs, marks: marks, of: directory)
            }
        case .open, .watch, .leave: break
        }
    }

    private func explain(_ sample: SampleRecord, _ label: Int, of run: RunView) {
        let (directory, configuration) = (run.directory, run.configuration)
        let (explainer, mailbox) = (options.explainer, mailbox)
        LowPriorityThread.run("explaining") {
            let answer =
                explainer?.explain(sample, label: label, in: directory, configuration)
                ?? .failed("there is no network to ask")
            mailbox.post(.explained(path: sample.path, answer))
        }
    }

    private func keepMarks(_ action: DashboardAction, of run: RunView) {
        guard let folder = options.marks else { return }
        let directory = run.directory
        let createdAt = run.configuration.createdAt
        let mailbox = mailbox
        reading.async {
            switch action {
            case .saveMarks(let marks):
                do throws(RunStoreError) {
                    try folder.save(marks, of: directory, createdAt: createdAt)
                } catch {
                    mailbox.post(.failed("the marks cannot be kept: \(error)"))
                }
            default: mailbox.post(.marks(folder.load(directory, createdAt: createdAt), of: directory))
            }
        }
    }

    private func perform(on queue: DispatchQueue, _ work: @escaping @Sendable () throws -> DashboardEvent) {
        let mailbox = mailbox
        queue.async {
            do { mailbox.post(try work()) } catch { mailbox.post(.failed("\(error)")) }
        }
    }

    private func send(_ kind: RunCommand, to directory: RunDirectory) -> DashboardEvent {
        do throws(RunStoreError) {
            let answer = try CommandSender(directory).perform(kind, deadline: Self.deadline)
            return .answered(kind, answer, of: directory)
        } catch .refused(_, let reason) {
            return .answered(kind, .refused(reason), of: directory)
        } catch {
            return .unanswered(kind, error.description, of: directory)
        }
    }

    private func read(_ query: SampleQuery, _ offset: Int, of directory: RunDirectory) throws
        -> DashboardEvent
    {
        let reader = try RunReader(directory)
        switch query.listing {
        case .sorted(let order):
            let total = try reader.sampleCount(epoch: query.epoch, split: query.split, filter: query.filter)
            let start = max(0, min(offset, total - 1))
            let samples = try reader.samples(
                epoch: query.epoch, split: query.split, filter: query.filter, order: order,
                limit: SamplesState.pageSize,
                offset: start)
            return .samples(SamplePage(query: query, total: total, offset: start, samples: samples))
        case .mislabeled:
            let suspects = try reader.suspects(epoch: query.epoch, split: query.split, filter: query.filter)
            let start = max(0, min(offset, suspects.count - 1))
            let shown = suspects.dropFirst(start).prefix(SamplesState.pageSize)
            let samples = try reader.samples(
                epoch: query.epoch, split: query.split, places: shown.map(\.sample))
            return .samples(
                SamplePage(
                    query: query, total: suspects.count, offset: start, samples: samples,
                    suspicions: Dictionary(shown.map { ($0.sample, $0) }, uniquingKeysWith: { $1 })))
        }
    }
}

/// A queue of events from background threads to the drawing thread.
final class Mailbox: Sendable {
    private let events = Mutex<[DashboardEvent]>([])

    func post(_ event: DashboardEvent) { events.withLock { $0.append(event) } }

    /// Removes and returns all events, oldest first.
    func drain() -> [DashboardEvent] {
        events.withLock { events in
            defer { events.removeAll() }
            return events
        }
    }
}
