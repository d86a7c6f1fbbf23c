/// Who computes matrix products.
package enum MatrixBackend: String, Codable, Sendable, CaseIterable {
    /// The module's own micro-kernels, which read activations where they lie.
    case own
    /// OpenBLAS: the reference in tests, and the faster one where the build has no wide vectors, since it
    /// picks its instructions at run time. The last bits of an image's results then depend on how many images are
    /// multiplied with it.
    case openBLAS = "openblas"

    /// What this build does best with.
    package static var preferred: MatrixBackend {
        InstructionSet.hasWideVectors ? .own : .openBLAS
    }
}
