/// Checks of sizes that stay in every build: with `-Ounchecked` the compiler takes a failed `precondition` for
/// impossible.
enum MemoryCheck {
    /// Stops the program if more is used than there is.
    ///
    /// - Parameters:
    ///   - needed, available: in the same unit.
    ///   - name: what is used.
    @inline(__always)
    static func require(_ needed: Int, of available: Int, _ name: StaticString) {
        if needed > available || needed < 0 { stop(needed, available, name) }
    }

    @inline(never)
    private static func stop(_ needed: Int, _ available: Int, _ name: StaticString) -> Never {
        fatalError("\(name): \(needed) are needed and \(available) are there")
    }
}
