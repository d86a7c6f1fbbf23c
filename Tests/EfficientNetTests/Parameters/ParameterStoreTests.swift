import Kernels
import Testing

@testable import EfficientNet

@Suite("Names that a layer gives its tensors")
struct ParameterStoreTests {
    private static func store() throws -> ParameterStore {
        let bytes = Arena.bytes { _ = ParameterStore(.familyLike, arena: $0, hasGradients: true) }
        let arena = try #require(Arena(bytes: bytes))
        return ParameterStore(.familyLike, arena: arena, hasGradients: true)
    }

    @Test("A parameter that the network does not have stops the program with its name")
    func unknownParameter() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try Self.store().pointers("features.9.0.weight")
        }
        #expect(Self.text(result).contains("'features.9.0.weight', which is no parameter"))
    }

    @Test("A parameter is no running statistic")
    func otherKind() async throws {
        let result = try await #require(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = try Self.store().statistic("classifier.1.bias")
        }
        #expect(Self.text(result).contains("'classifier.1.bias', which is no running statistic"))
    }

    private static func text(_ result: ExitTest.Result) -> String {
        String(decoding: result.standardErrorContent, as: UTF8.self)
    }
}
