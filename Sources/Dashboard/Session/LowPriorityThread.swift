import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Work that gives way to everything else on the machine, training first of all.
enum LowPriorityThread {
    /// The nicest that a thread can be.
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
