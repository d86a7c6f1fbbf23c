import Foundation
import Kernels
import Testing

@testable import Training

/// Whole networks against torchvision, on the fixtures that are committed.
@Suite struct CommittedFixtureTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../EfficientNetTests/Fixtures/Networks").standardized.path

    @Test(arguments: Folder.names(in: folder).filter { $0.hasSuffix(".safetensors") }, Precision.allCases)
    func theEngineAgreesWithTorchvision(fixture: String, precision: Precision) throws {
        let report = try Verifier.verify("\(Self.folder)/\(fixture)", threads: 2, precision: precision)
        let worst = try #require(report.worst)
        #expect(report.passes, "\(worst.quantity) \(worst.name): \(worst.error)")
        // Logits and loss at the least; gradients and statistics where the fixture trains.
        #expect(report.tensors.count >= 2)
    }

    @Test func thereAreFixtures() {
        #expect(!Folder.names(in: Self.folder).isEmpty)
    }
}
