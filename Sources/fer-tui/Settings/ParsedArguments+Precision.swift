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
}
