import Foundation

/// Threads that give way to everything else.
enum BackgroundThread {
    static func start(name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread {
            yieldToOthers()
            body()
        }
        thread.name = name
        thread.qualityOfService = .utility
        thread.start()
    }

    private static func yieldToOthers() {
        #if os(Linux)
            // On Linux a nice value belongs to the calling thread alone.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
        #endif
    }
}
