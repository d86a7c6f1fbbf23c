import Foundation
import Kernels
import Testing

@testable import Training

/// Whole networks against torchvision, on the fixtures that are committed.
@Suite struct CommittedFixtureTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../EfficientNetTests/Fixtures/Networks").standardized.path

    private static let fixtures = Folder.names(in: folder).filter { $0.hasSuffix(".safetensors") }

    /// Relative errors of PyTorch 2.15 in `torch.autocast("cpu", bfloat16)` on the training fixtures, as
    /// `Scripts/autocast_error.py` measures them.
    private static let autocast: [String: [VerificationReport.Quantity: Double]] = [
        "b4-train-64.safetensors":
            [.logits: 0.361, .loss: 0.023, .allGradients: 0.956, .runningStatistics: 0.858],
        "tf-b0-train-64.safetensors":
            [.logits: 0.201, .loss: 0.023, .allGradients: 0.793, .runningStatistics: 0.430],
    ]

    @Test(arguments: fixtures)
    func theEngineAgreesWithTorchvision(fixture: String) throws {
        try expectAgreement(fixture, .float32)
    }

    @Test(arguments: fixtures.filter { autocast[$0] == nil })
    func soItDoesInBFloat16(fixture: String) throws {
        try expectAgreement(fixture, .bfloat16)
    }

    /// A single error in bfloat16 is chance: the same step cut into other tiles, which rounds otherwise, is a fifth
    /// better or worse. So it is the mean over the fixtures that has to be no larger than autocast's.
    @Test func aStepInBFloat16IsAsExactAsPyTorchs() throws {
        let reports = try Self.autocast.map { fixture, errors in
            (errors, try Verifier.verify("\(Self.folder)/\(fixture)", threads: 2, precision: .bfloat16))
        }
        for quantity in [VerificationReport.Quantity.logits, .loss, .allGradients, .runningStatistics] {
            let ratios = try reports.map { errors, report in
                try #require(report.largestError(quantity)) / #require(errors[quantity])
            }
            let mean = ratios.reduce(0, +) / Double(ratios.count)
            #expect(mean <= 1, "\(quantity.rawValue): \(ratios) of autocast's error")
        }
        // The worst tensor is one whose gradient is zero in exact arithmetic, in either program.
        for (_, report) in reports {
            let worst = try #require(report.largestError(.gradients))
            #expect(worst <= report.tolerance(of: .gradients))
        }
    }

    @Test func thereAreFixtures() {
        #expect(!Self.fixtures.isEmpty)
        #expect(Set(Self.autocast.keys).isSubset(of: Self.fixtures))
    }

    private func expectAgreement(_ fixture: String, _ precision: Precision) throws {
        let report = try Verifier.verify("\(Self.folder)/\(fixture)", threads: 2, precision: precision)
        let worst = try #require(report.worst)
        #expect(report.passes, "\(worst.quantity) \(worst.name): \(worst.error)")
        // Logits and loss at the least; gradients and statistics where the fixture trains.
        #expect(report.tensors.count >= 2)
    }
}
