import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A thread of the lowest priority, so that its work never slows training.
enum LowPriorityThread {
    /// The highest nice value, which is the lowest priority.
    private static let niceness: Int32 = 19

    static func run(_ name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread {
            #if os(Linux)
                // On Linux a nice value belongs to the calling thread alone.
                _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
            #endif
            body()
        }
        thread.name = name
        thread.qualityOfService = .background
        thread.start()
    }
}
