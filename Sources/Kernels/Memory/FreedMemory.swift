import CIntrinsics

/// Memory that was freed, but that the allocator keeps for what may come.
package enum FreedMemory {
    /// Gives it back to the system, where the C library can. Reading the lists of a large dataset takes several times
    /// what stays of them, and a training runs for days beside it.
    package static func giveBack() { freed_memory_give_back() }
}
