import Synchronization

/// Where background threads leave events for the thread that draws.
final class Mailbox: Sendable {
    private let events = Mutex<[DashboardEvent]>([])

    func post(_ event: DashboardEvent) { events.withLock { $0.append(event) } }

    /// Takes everything out, oldest first.
    func drain() -> [DashboardEvent] {
        events.withLock { events in
            defer { events.removeAll() }
            return events
        }
    }
}
