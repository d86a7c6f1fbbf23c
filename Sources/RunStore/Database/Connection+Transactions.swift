extension Connection {
    /// Runs `body` as a whole or not at all, holding the write lock from its start.
    func transaction(_ body: () throws(RunStoreError) -> Void) throws(RunStoreError) {
        try run("BEGIN IMMEDIATE")
        try complete(body)
    }

    /// Runs `body` on one unchanging picture of the database.
    func snapshot<Value>(
        _ body: () throws(RunStoreError) -> Value
    ) throws(RunStoreError) -> Value {
        try run("BEGIN")
        return try complete(body)
    }

    private func complete<Value>(_ body: () throws(RunStoreError) -> Value) throws(RunStoreError) -> Value {
        do {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            // A failed statement may have rolled back already; then this one has nothing to do.
            try? run("ROLLBACK")
            throw error
        }
    }
}
