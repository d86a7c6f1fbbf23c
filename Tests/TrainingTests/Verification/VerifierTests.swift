import EfficientNet
import Testing

@testable import Training

@Suite struct VerifierTests {
    let folder: TemporaryFolder
    let network: ColourNetwork

    init() throws {
        folder = try TemporaryFolder()
        network = try ColourNetwork(classCount: 3, batchSize: 2)
    }

    private func report(_ fixture: FixtureFile) throws -> VerificationReport {
        try Verifier.verify(Fixture(path: fixture.write(to: folder)), network)
    }

    @Test func aNetworkAgreesWithWhatItMadeItself() throws {
        for seeded in [false, true] {
            let report = try report(FixtureFile(seeded: seeded))
            #expect(report.passes)
            #expect(report.largestError(.gradients) == 0)
            #expect(report.tensors.count == 2 + 1 + 3 + 2)
        }
    }

    @Test func aDifferenceFailsAndIsNamed() throws {
        var fixture = try FixtureFile()
        fixture.tensors["expect/grad/classifier.1.bias"]?.values[0] += 0.1
        let report = try report(fixture)
        #expect(!report.passes)
        #expect(report.worst?.name == "classifier.1.bias")
        #expect(report.largestError(.logits) == 0)
    }

    @Test func aNaNFails() throws {
        var fixture = try FixtureFile()
        fixture.tensors["expect/logits"]?.values[3] = .nan
        #expect(try report(fixture).largestError(.logits) == .infinity)
    }

    /// ‖a−b‖ / (‖b‖ + 0.02·‖g‖·√(n/N)), by hand: b = 0 for 3 of 15 parameters, ‖g‖ = 5.
    @Test func gradientsThatShouldBeZeroAreMeasuredByTheOthers() throws {
        var fixture = try FixtureFile()
        let name = "expect/grad/classifier.1.weight"
        fixture.tensors[name]?.values = [3, 4, 0, 0, 0, 0, 0, 0, 0]
        fixture.tensors["expect/grad/classifier.1.bias"]?.values = [0, 0, 0]
        let report = try report(fixture)
        let bias = try #require(network.gradient(of: "classifier.1.bias"))
        let norm = bias.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        let expected = norm / (0.02 * 5 * (3.0 / 15).squareRoot())
        let given = try #require(report.tensors.first { $0.name == "classifier.1.bias" }?.error)
        // 1e-12 in the denominator.
        #expect(abs(given - expected) < 1e-9 * expected)
    }

    @Test func inEvaluationModeOnlyLogitsAndLossAreCompared() throws {
        var fixture = try FixtureFile()
        fixture.metadata["mode"] = "eval"
        let report = try report(fixture)
        #expect(report.tensors.map(\.quantity) == [.logits, .loss])
        #expect(report.largestError(.gradients) == nil)
    }

    @Test func aFixtureThatLacksSomethingIsRefusedByName() throws {
        let breaches: [(String, (inout FixtureFile) -> Void)] = [
            ("lacks 'model'", { $0.metadata["model"] = nil }),
            ("num_classes is 'x'", { $0.metadata["num_classes"] = "x" }),
            ("batch_size is '0'", { $0.metadata["batch_size"] = "0" }),
            ("mode is 'test'", { $0.metadata["mode"] = "test" }),
            ("'input' of shape [2, 3, 64, 64]", { $0.metadata["image_size"] = "64" }),
            ("2 labels from 0 to 2", { $0.labels = [0, 3] }),
            ("'param/classifier.1.bias'", { $0.tensors["param/classifier.1.bias"] = nil }),
            ("'expect/grad/classifier.1.bias'", { $0.tensors["expect/grad/classifier.1.bias"] = nil }),
            ("does not fit b0", { $0.tensors["param/classifier.1.bias"] = ([1], [0]) }),
        ]
        for (expected, breach) in breaches {
            var fixture = try FixtureFile()
            breach(&fixture)
            let text = message { try report(fixture) }
            #expect(text.contains(expected), "\(text)")
        }
    }
}
