import Testing

@testable import fer_tui

@Suite("A build for another processor says so instead of crashing")
struct ProcessorCheckTests {
    @Test("the first processor's flags are read; where there are none, nothing is known")
    func flags() {
        let description = "processor\t: 0\nflags\t\t: fpu sse4_2 avx2\nbogomips\t: 4000\n"
        #expect(ProcessorCheck.flags(in: description)?.isSuperset(of: ["fpu", "sse4_2", "avx2"]) == true)
        #expect(ProcessorCheck.flags(in: "Processor: AArch64\n") == nil)
    }

    @Test("flags that a virtual machine hides can be named by hand")
    func assumed() {
        let environment = [ProcessorCheck.assumedFlagsVariable: "avx512_bf16, amx_tile"]
        #expect(ProcessorCheck.assumedFlags(in: environment) == ["avx512_bf16", "amx_tile"])
        #expect(ProcessorCheck.assumedFlags(in: [:]).isEmpty)
    }

    @Test("what the processor lacks is named; the one that built the program lacks nothing")
    func missing() throws {
        let failure = #expect(throws: CommandFailure.self) {
            try ProcessorCheck.report(missing: ["avx512f", "avx512bw"])
        }
        #expect(
            failure?.description.hasPrefix("this build needs avx512f, avx512bw, which the processor") == true)
        try ProcessorCheck.run()
    }
}
