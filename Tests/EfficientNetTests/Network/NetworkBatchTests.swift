import EfficientNet
import Testing

@Suite("Batches that do not fit stop the program, in every build")
struct NetworkBatchTests {
    private static let settings = StepSettings(seed: 0, epoch: 0, optimizer: nil)

    @Test("Fewer image values than the images need")
    func images() async throws {
        let result = try await #require(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let problem = try NetworkProblem(.familyLike)
            let batch = NetworkBatch(images: [0, 0, 0], targets: [1, 0, 0], sampleNumbers: [7])
            _ = try problem.network().train(batch, Self.settings)
        }
        #expect(Self.text(result).contains("has 3 image values at 32×32 where its images need 3072"))
    }

    @Test("Targets of another number of classes")
    func targets() async throws {
        let result = try await #require(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let problem = try NetworkProblem(.familyLike)
            let batch = NetworkBatch(
                images: [Float](repeating: 0, count: 3072), targets: [1, 0], sampleNumbers: [7])
            _ = try problem.network().train(batch, Self.settings)
        }
        #expect(Self.text(result).contains("has 2 targets of 3 classes where its images need 3"))
    }

    @Test("More images than the network's memory was planned for")
    func count() async throws {
        let result = try await #require(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            let problem = try NetworkProblem(.familyLike)
            try problem.network(batchSize: 2).infer(images: [Float](repeating: 0, count: 3 * 3072))
        }
        #expect(Self.text(result).contains("batches of up to 2 images was given 3"))
    }

    private static func text(_ result: ExitTest.Result) -> String {
        String(decoding: result.standardErrorContent, as: UTF8.self)
    }
}
