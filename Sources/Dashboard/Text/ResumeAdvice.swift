import RunStore

/// Advice on continuing a run that has ended.
enum ResumeAdvice {
    /// The command to type; nil if `resume` would fail: the run is finished or has an engine.
    static func command(_ run: RunView) -> String? {
        switch run.state {
        case .stopped, .crashed: resume(run)
        // Without a checkpoint, what failed at the start would fail again.
        case .failed: run.checkpoints.isEmpty ? nil : resume(run)
        case .finished, .starting, .training, .evaluating, .paused, .stalled: nil
        }
    }

    private static func resume(_ run: RunView) -> String {
        "`fer-tui resume \(ShellWord.quoted(run.directory.name))`"
    }
}

/// A word for the user to type or paste into a shell.
package enum ShellWord {
    /// Returns the word as it is if a shell takes it so, otherwise quoted.
    package static func quoted(_ word: String) -> String {
        let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-"
        if !word.isEmpty, word.allSatisfy(plain.contains) { return word }
        return "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
