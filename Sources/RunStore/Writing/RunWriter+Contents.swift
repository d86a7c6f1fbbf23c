extension RunWriter.Contents {
    /// Gathers a write; it goes to disk at once, or with the next flush that is due.
    mutating func add(_ write: Write, atOnce: Bool) throws(RunStoreError) {
        waiting.append(write)
        if atOnce || WallClock.now() - lastFlush >= RunWriter.flushInterval { _ = try flush() }
    }

    /// One transaction with everything that waits and a fresh heartbeat.
    ///
    /// - Returns: whether it went to disk; false where another program holds the database.
    mutating func flush() throws(RunStoreError) -> Bool {
        heartbeat.wallTime = WallClock.now()
        let (connection, heartbeat, writes) = (connection, heartbeat, waiting)
        do {
            try connection.transaction { () throws(RunStoreError) in
                for write in writes { try write.perform(on: connection) }
                try Write.put(heartbeat, into: connection)
            }
        } catch .busy {
            return false
        }
        waiting.removeAll(keepingCapacity: true)
        lastFlush = heartbeat.wallTime
        return true
    }
}
