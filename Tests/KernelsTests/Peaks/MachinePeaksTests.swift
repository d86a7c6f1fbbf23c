import Kernels
import Testing

@Suite("The machine's peaks")
struct MachinePeaksTests {
    /// How high they are is the machine's affair, and who else runs on it; a loop that the optimiser has taken
    /// away would be beyond any machine.
    @Test("Every rate is one that a machine can have, on one thread and on two")
    func plausible() throws {
        let peaks = try #require(MachinePeaks.measure(threads: 2))
        #expect(peaks.threads == 2)
        #expect((peaks.bfloatOperations != nil) == Precision.bfloat16.missingFlags.isEmpty)
        let operations =
            [peaks.floatOperations, peaks.activations] + (peaks.bfloatOperations.map { [$0] } ?? [])
        for rate in operations + [peaks.memoryRead, peaks.memoryCopy] {
            for amount in [rate.oneThread, rate.allThreads] {
                #expect(amount > 1e7)
                #expect(amount < 1e13)
            }
        }
        #expect(peaks.memory.oneThread >= peaks.memoryCopy.oneThread)
    }
}
