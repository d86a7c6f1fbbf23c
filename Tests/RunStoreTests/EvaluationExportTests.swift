import Foundation
import RunContract
import Testing

@testable import RunStore

@Suite struct EvaluationExportTests {
    /// Nobody is truly sad here, and one name needs quoting.
    private static let classes = ["neutral", "happy, very", "sad"]
    private static let counts = [[50, 10, 5], [3, 40, 0], [0, 0, 0]]

    private func matrix() throws -> ConfusionMatrix {
        try #require(ConfusionMatrix(classes: Self.classes, counts: Self.counts))
    }

    @Test func `an empty matrix is written`() {
        #expect(ConfusionMatrix(classes: []).text.contains("samples 0"))
    }

    @Test func `csv parses back to the same counts`() throws {
        let lines = try matrix().csv.split(separator: "\n")
        #expect(lines[0] == "true\\predicted,neutral,\"happy, very\",sad")
        #expect(lines[2].hasPrefix("\"happy, very\","))
        let counts = lines.dropFirst().map { line in
            line.split(separator: ",").suffix(3).compactMap { Int($0) }
        }
        #expect(counts == Self.counts)
    }

    @Test func `json parses back to the same counts`() throws {
        let parsed = try JSONSerialization.jsonObject(with: Data(matrix().json.utf8))
        let object = try #require(parsed as? [String: Any])
        #expect(object["confusion"] as? [[Int]] == Self.counts)
        #expect(object["classes"] as? [String] == Self.classes)
        #expect(object["samples"] as? Int == 108)
        let perClass = try #require(object["per_class"] as? [[String: Any]])
        #expect(perClass[2]["recall"] is NSNull)
    }

    @Test func `text parses back to the same counts`() throws {
        let lines = try matrix().text.split(separator: "\n")
        for (label, row) in Self.counts.enumerated() {
            let line = try #require(lines.first { $0.hasPrefix(Self.classes[label]) })
            let cells = line.dropFirst(Self.classes[label].count).split(separator: " ")
            #expect(cells.prefix(3).compactMap { Int($0) } == row)
        }
        #expect(lines.contains { $0.contains("samples 108") })
    }

    @Test func `misclassified samples as csv`() throws {
        let sample = EvaluatedSample(
            sample: SampleRecord(index: 4, path: "a,b.jpg", label: 0, valence: 0.5),
            prediction: PredictionRecord(
                sample: 4, predicted: 2, probabilities: [0.25, 0.25, 0.5], loss: 1.5))
        let lines = EvaluationExport.csv(samples: [sample], classes: ["x", "y", "z"]).split(separator: "\n")
        #expect(lines[0] == "sample,path,true,predicted,loss,confidence,margin,valence,arousal,p_x,p_y,p_z")
        #expect(lines[1] == "4,\"a,b.jpg\",x,z,1.5,0.5,0.25,0.5,,0.25,0.25,0.5")
    }

    @Test func `curves as csv and json`() throws {
        let epochs = [Made.epoch(1), Made.epoch(2, evaluationAccuracy: .nan)]
        let lines = EvaluationExport.csv(epochs: epochs).split(separator: "\n")
        #expect(lines[1] == "1,1.2,0.6,1.3,0.5,0.4,41.0,12.0,2.0,0.05")
        let json = try JSONSerialization.jsonObject(with: Data(EvaluationExport.json(epochs: epochs).utf8))
        let objects = try #require(json as? [[String: Any]])
        #expect(objects[0]["test_accuracy"] as? Double == 0.5)
        #expect(objects[1]["test_accuracy"] is NSNull)
    }

    @Test(arguments: [
        (0.12345, 2, "0.12"), (0.999, 2, "1.00"), (-1.5, 1, "-1.5"), (12, 0, "12"), (0.005, 3, "0.005"),
        (.nan, 2, "nan"), (-.infinity, 2, "-inf"), (1e300, 2, "1e+300"),
    ])
    func `fixed point`(value: Double, digits: Int, expected: String) {
        #expect(FixedPoint.text(value, digits: digits) == expected)
    }
}
