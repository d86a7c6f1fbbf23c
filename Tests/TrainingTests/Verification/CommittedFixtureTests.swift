import Foundation
import Kernels
import Testing

@testable import Training

/// Whole networks against torchvision, on the fixtures that are committed.
@Suite struct CommittedFixtureTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../EfficientNetTests/Fixtures/Networks").standardized.path

    private static let fixtures = Folder.names(in: folder).filter { $0.hasSuffix(".safetensors") }

    /// Relative errors of PyTorch 2.15 in `torch.autocast("cpu", bfloat16)` on the training fixtures, the means over
    /// the turns of the batch, as `Scripts/autocast_error.py` measures them.
    private static let autocast: [String: [VerificationReport.Quantity: Double]] = [
        "b4-train-64.safetensors":
            [.logits: 0.436, .loss: 0.0415, .allGradients: 0.957, .runningStatistics: 0.858],
        "tf-b0-train-64.safetensors":
            [.logits: 0.194, .loss: 0.0242, .allGradients: 0.798, .runningStatistics: 0.433],
    ]

    @Test(arguments: fixtures)
    func theEngineAgreesWithTorchvision(fixture: String) throws {
        try expectAgreement(fixture, .float32)
    }

    @Test(arguments: fixtures.filter { autocast[$0] == nil })
    func soItDoesInBFloat16(fixture: String) throws {
        try expectAgreement(fixture, .bfloat16)
    }

    /// A single error in bfloat16 is chance: the same step summed in another order rounds otherwise, and the loss's
    /// error is five times as large or a fifth. So each error is the mean over all turns of the batch, which in exact
    /// arithmetic change nothing, and the mean over the fixtures has to be no larger than autocast's.
    @Test func aStepInBFloat16IsAsExactAsPyTorchs() throws {
        let folder = try TemporaryFolder()
        let reports = try withExtendedLifetime(folder) {
            try Self.autocast.map { fixture, errors in
                let turns = try Self.turns(of: "\(Self.folder)/\(fixture)", in: folder)
                return (errors, try turns.map { try Verifier.verify($0, threads: 2, precision: .bfloat16) })
            }
        }
        for quantity in [VerificationReport.Quantity.logits, .loss, .allGradients, .runningStatistics] {
            let ratios = try reports.map { errors, reports in
                try mean(reports.map { try #require($0.largestError(quantity)) }) / #require(errors[quantity])
            }
            #expect(mean(ratios) <= 1, "\(quantity.rawValue): \(ratios) of autocast's error")
        }
        // The worst tensor is one whose gradient is zero in exact arithmetic, in either program.
        for (_, turns) in reports {
            let worst = try turns.map { try #require($0.largestError(.gradients)) }
            let tolerance = try #require(turns.first).tolerance(of: .gradients)
            #expect(mean(worst) <= tolerance, "\(worst)")
        }
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// The fixture with its batch turned by none of its samples, by one, and so on.
    private static func turns(of path: String, in folder: TemporaryFolder) throws -> [String] {
        let file = try SafetensorsFile(path: path)
        let samples = try #require(file.entry(named: "labels")).count
        let original = try Data(contentsOf: URL(fileURLWithPath: path))
        let end = try #require(file.entries.map(\.bytes.upperBound).max())
        return try (0..<samples).map { turn in
            var bytes = original
            for name in ["input", "labels", "expect/logits"] {
                let place = try #require(file.entry(named: name)).bytes
                // Tensors are the end of the file.
                let range =
                    (original.count - end + place.lowerBound)..<(original.count - end + place.upperBound)
                let first = range.lowerBound + range.count / samples * turn
                bytes.replaceSubrange(
                    range, with: original[first..<range.upperBound] + original[range.lowerBound..<first])
            }
            let target = folder.file("\(turn)-\(URL(fileURLWithPath: path).lastPathComponent)")
            try bytes.write(to: URL(fileURLWithPath: target))
            return target
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
