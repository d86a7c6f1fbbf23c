import Kernels

extension ParsedArguments {
    /// The precision to compute in.
    ///
    /// - Throws: `CommandFailure` where this build does not have its instructions.
    func precision() throws -> Precision {
        let name = try text(needing: .precision)
        let precision = Precision(rawValue: name) ?? .float32
        guard precision.missingFlags.isEmpty else {
            throw CommandFailure(
                "--precision \(name) needs \(precision.missingFlags.joined(separator: ", ")), which this "
                    + "build was not made for",
                remedy: "leave it out, or build on a processor that has it")
        }
        return precision
    }

    /// Who computes the matrix products.
    ///
    /// - Throws: `UsageError` where OpenBLAS is asked for what it does not do.
    func matrixBackend() throws -> MatrixBackend {
        guard let backend = text(.gemm).flatMap(MatrixBackend.init) else { return .preferred }
        guard backend == .own || text(.precision) == Precision.float32.rawValue else {
            throw UsageError(
                "--gemm \(backend.rawValue) multiplies in \(Precision.float32.rawValue) alone",
                remedy: "leave out --gemm or --precision")
        }
        return backend
    }
}
