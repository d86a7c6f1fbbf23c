import Foundation
import Training

/// `fer-tui verify`: the engine against PyTorch.
enum VerifyCommand: Command {
    static let specification = CommandSpecification(
        name: "verify",
        summary: "Compares the engine with PyTorch's figures in a fixture, tensor by tensor.",
        details: "docs/verify-fixtures.md describes the file; Scripts/make_fixture.py writes one.",
        arguments: [PositionalArgument("FIXTURE", "a fixture.safetensors file")],
        options: [.precision, .gemm, .threads, .json],
        examples: [
            .init("fer-tui verify b4-64.safetensors", "the largest relative errors, and whether they pass")
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let report = try Verifier.verify(
            arguments.argument(), threads: arguments.threads, precision: arguments.precision(),
            backend: arguments.matrixBackend())
        if arguments.has(.json) {
            try Output.json(VerificationSummary(report))
        } else {
            Output.line(page(report))
        }
        return report.passes ? .done : .failed
    }

    private static func page(_ report: VerificationReport) -> String {
        var table = TextTable([("compared", .left), ("largest relative error", .right), ("allowed", .right)])
        for quantity in VerificationReport.Quantity.allCases {
            guard let error = report.largestError(quantity) else { continue }
            table.add([quantity.rawValue, scientific(error), scientific(report.tolerance(of: quantity))])
        }
        let worst = report.worst.map { "worst tensor: \($0.name), \(scientific($0.error))" } ?? ""
        return "\(table.text)\n\(worst)\n\(report.passes ? "passed" : "failed")"
    }

    private static func scientific(_ value: Double) -> String { String(format: "%.2e", value) }
}
