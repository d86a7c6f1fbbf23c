import Foundation

/// A process in a session of its own, without a terminal: what happens to its parent or to the parent's
/// terminal never reaches it.
struct DetachedProcess: Sendable {
    /// `POSIX_SPAWN_SETSID`, which glibc's <spawn.h> shows only to GNU sources.
    private static let ownSession: Int32 = 0x80

    let id: pid_t

    /// Starts a program with no standard input and with both outputs appended to a file.
    ///
    /// - Throws: `CommandFailure` where the log cannot be written or the program cannot be started.
    ///
    /// - Parameter logMode: the permissions of a log that is not there yet.
    static func start(
        program: String, arguments: [String], log: String, logMode: mode_t = 0o600
    ) throws -> DetachedProcess {
        // Nothing in a run directory is opened through a link; a named pipe would wait for a reader.
        let descriptor = open(
            log, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, logMode)
        guard descriptor >= 0 else {
            throw CommandFailure(
                "\(log) cannot be written: \(String(cString: strerror(errno)))",
                remedy: "check the run directory's permissions and the disk's space")
        }
        defer { close(descriptor) }
        keepDescriptorsFromChildren()
        var id: pid_t = 0
        let result = withSpawnSettings(log: descriptor) { actions, attributes in
            withArgumentVector([program] + arguments) {
                posix_spawn(&id, program, actions, attributes, $0, environ)
            }
        }
        guard result == 0 else {
            throw CommandFailure(
                "\(program) cannot be started: \(String(cString: strerror(result)))",
                remedy: "check that the program is still where it was started from")
        }
        return DetachedProcess(id: id)
    }

    /// How the process ended; nil while it runs. Asking also takes an ended process off the system's table.
    func exitStatus() -> ProcessEnd? {
        var status: Int32 = 0
        guard waitpid(id, &status, WNOHANG) == id else { return nil }
        return ProcessEnd(waitStatus: status)
    }

    /// A pipe that this process inherited would keep its reader waiting for as long as the child lives.
    private static func keepDescriptorsFromChildren() {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap({ Int32($0) }) where descriptor > STDERR_FILENO {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
    }

    private static func withSpawnSettings(
        log: Int32,
        _ body: (UnsafePointer<posix_spawn_file_actions_t>, UnsafePointer<posix_spawnattr_t>) -> Int32
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, log, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, log, STDERR_FILENO)

        var attributes = sessionAttributes()
        defer { posix_spawnattr_destroy(&attributes) }
        return body(&actions, &attributes)
    }

    /// A session of its own with no signal blocked and every one at its default; to be destroyed after use.
    static func sessionAttributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = ownSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        return attributes
    }

    private static func withArgumentVector(
        _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
    ) -> Int32 {
        let vector = words.map { strdup($0) }
        defer { vector.forEach { free($0) } }
        return body(vector + [nil])
    }
}
