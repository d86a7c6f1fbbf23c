/// How activations and their gradients are kept, and what the large matrix products multiply. Sums,
/// statistics, parameters and their gradients are Float in either.
package enum Precision: String, CaseIterable, Codable, Sendable {
    case float32
    /// Half the memory; and more products a cycle where the processor has tile registers (AMX), or multiplies pairs as
    /// fast as single values (AVX512_BF16 on Zen 4).
    case bfloat16 = "bf16"

    /// Bytes of a value.
    package var size: Int {
        switch self {
        case .float32: MemoryLayout<Float>.size
        case .bfloat16: MemoryLayout<BFloat16>.size
        }
    }

    /// Flags, as Linux names them, that this build would have to be made for; empty if it is, or if tile registers are
    /// available or emulated. Without them the kernels still give the same results, many times slower.
    package var missingFlags: [String] {
        switch self {
        case .float32: []
        case .bfloat16:
            TileRegisters.areAvailable
                ? [] : ["avx512_bf16"].filter { !InstructionSet.requiredFlags.contains($0) }
        }
    }
}
