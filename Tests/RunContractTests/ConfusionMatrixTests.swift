import Foundation
import RunContract
import Testing

@Suite("Confusion matrix")
struct ConfusionMatrixTests {
    /// No sample is sad.
    private static let classes = ["neutral", "happy", "sad"]
    private static let counts = [[50, 10, 5], [3, 40, 0], [0, 0, 0]]

    private func matrix() throws -> ConfusionMatrix {
        try #require(ConfusionMatrix(classes: Self.classes, counts: Self.counts))
    }

    @Test("Metrics equal those worked out by hand")
    func metrics() throws {
        let matrix = try matrix()
        #expect(matrix.total == 108)
        #expect(matrix.support(of: 0) == 65)
        #expect(matrix.predictions(of: 0) == 53)
        #expect(matrix.accuracy == 90.0 / 108)
        #expect(matrix.recall(of: 0) == 50.0 / 65)
        #expect(matrix.precision(of: 0) == 50.0 / 53)
        #expect(matrix.f1(of: 0) == 100.0 / 118)
        #expect(matrix.recall(of: 2) == nil, "there is no sad sample")
        #expect(matrix.precision(of: 2) == 0)
        #expect(matrix.macroRecall == (50.0 / 65 + 40.0 / 43) / 2)
        #expect(matrix.macroF1 == (100.0 / 118 + 80.0 / 93) / 2)
        #expect(matrix.macroPrecision == (50.0 / 53 + 40.0 / 50) / 2)
    }

    @Test("An empty matrix has no metrics")
    func empty() {
        let empty = ConfusionMatrix(classes: [])
        #expect(empty.accuracy == nil)
        #expect(empty.macroF1 == nil)
        #expect(empty[3, -1] == 0)
    }

    @Test("Counts outside the classes are left out")
    func outside() throws {
        var matrix = try matrix()
        matrix.add(actual: 3, predicted: 0)
        matrix.add(actual: 0, predicted: -1)
        #expect(matrix.total == 108)
        #expect(ConfusionMatrix(classes: ["a"], counts: [[1, 2]]) == nil)
    }

    @Test("A decoded matrix equals the one encoded")
    func coding() throws {
        let matrix = try matrix()
        let decoded = try JSONDecoder().decode(ConfusionMatrix.self, from: JSONEncoder().encode(matrix))
        #expect(decoded == matrix)
    }

    @Test("The first checkpoints' matrices had no names")
    func codingWithoutNames() throws {
        let json = Data(#"{"counts": [[3, 1], [0, 2]]}"#.utf8)
        let decoded = try JSONDecoder().decode(ConfusionMatrix.self, from: json)
        #expect(decoded.rows == [[3, 1], [0, 2]])
        #expect(decoded.classes.count == 2)
    }

    @Test("Counts that are not square are an error", arguments: ["[[1]]", "[[1, 2], [3]]"])
    func codingOfOtherShapes(counts: String) {
        let json = Data(#"{"classes": ["a", "b"], "counts": \#(counts)}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(ConfusionMatrix.self, from: json) }
    }
}
