import CIntrinsics

/// Memory that was freed, but that the allocator keeps for what may come.
enum FreedMemory {
    /// Gives it back to the system, where the C library can. Reading the lists of a large dataset takes several times
    /// what stays of them, and a training runs for days beside it.
    static func giveBack() { freed_memory_give_back() }
}
