import Foundation
import RunContract
import RunStore
import Testing

@testable import fer_tui

@Suite("Classes that are rare")
struct ImbalanceTests {
    @Test("The balanced sampler draws each class equally often, and the run's record says so")
    func balancedSampler() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 48, test: 16)
        // Two of six happy faces stay.
        let happy = scratch.file("faces/train/happy")
        for name in try FileManager.default.contentsOfDirectory(atPath: happy).sorted().dropFirst(2) {
            try FileManager.default.removeItem(atPath: "\(happy)/\(name)")
        }
        let words = [
            "train", "--data", "faces", "--model", "b0", "--plain", "--epochs", "1", "--image-size", "32",
            "--batch-size", "8", "--run", "./run", "--sampler", "balanced",
        ]
        #expect(try await Program.run(words, in: scratch.path).status == 0)
        let reader = try RunReader(RunDirectory(existing: scratch.file("run")))
        let draws = try reader.draws()
        #expect(draws.count == 8)
        let most = try #require(draws.max())
        let fewest = try #require(draws.min())
        #expect(most - fewest <= 1)
        #expect(try reader.configuration().options["sampler"] == "balanced")
        #expect(try reader.confusion(epoch: 1, split: .train)?.rowTotals == draws)
    }

    @Test("Class weights and logit adjustment train by one option each, and are kept with the run")
    func weightsAndLogits() async throws {
        let scratch = try Scratch()
        let options = ["demo", "--json"] + TinyRun.options(epochs: 1, train: 16, test: 8)
        let more = ["--class-weights", "inverse-frequency", "--logit-adjustment", "1.5"]
        #expect(try await Program.run(options + more, in: scratch.path).status == 0)
        let record = try RunReader(RunDirectory(existing: scratch.file("run"))).configuration()
        #expect(record.options["class-weights"] == "inverse-frequency")
        #expect(record.options["logit-adjustment"] == "1.5")
    }

    @Test("Logit adjustment with the balanced sampler is refused before anything is made")
    func nothingToAdjust() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(
            ["demo", "--plain", "--sampler", "balanced", "--logit-adjustment", "1", "--run", "./run"],
            in: scratch.path)
        #expect(result.status == 1)
        #expect(result.errors.contains("nothing to adjust"))
        #expect(!FileManager.default.fileExists(atPath: scratch.file("run")))
    }
}

extension ConfusionMatrix {
    /// How many samples of each true class there were.
    fileprivate var rowTotals: [Int] {
        classes.indices.map { actual in classes.indices.reduce(0) { $0 + self[actual, $1] } }
    }
}
