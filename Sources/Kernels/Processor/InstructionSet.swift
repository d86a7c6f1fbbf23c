import CIntrinsics

/// The instructions that the kernels were built with.
package enum InstructionSet {
    /// Flags that the processor must have, as Linux names them in /proc/cpuinfo; empty for a build that runs
    /// on every machine of its kind.
    package static var requiredFlags: [String] {
        String(cString: built_for_processor_flags()).split(separator: " ").map(String.init)
    }

    /// What the build uses, in one word.
    package static let name: String = {
        let flags = requiredFlags
        for (flag, name) in [("avx512f", "AVX-512"), ("avx2", "AVX2"), ("avx", "AVX")]
        where flags.contains(flag) {
            return name
        }
        return "baseline"
    }()

    /// How many vectors of sixteen floats the registers hold.
    static let vectorRegisters =
        switch name {
        case "AVX-512": 32
        case "AVX2", "AVX": 8
        default: 4
        }

    /// Whether a vector of sixteen floats takes at most two registers.
    static var hasWideVectors: Bool {
        name == "AVX-512" || name == "AVX2"
    }

    /// Flags that the build needs and a processor lacks.
    package static func missingFlags(of processorFlags: Set<String>) -> [String] {
        requiredFlags.filter { !processorFlags.contains($0) }
    }
}
