import FaceData
import Testing

@testable import Baselines

@Suite("Baselines")
struct BaselineMethodTests {
    private let train = SyntheticFaces(count: 160, seed: 1, split: .train, imageSize: 48)
    private let test = SyntheticFaces(count: 80, seed: 1, split: .test, imageSize: 48)

    private func accuracy(_ result: BaselineResult) -> Double {
        let right = result.answers.count { answer in
            let largest = answer.probabilities.max() ?? 0
            return answer.probabilities[test.sample(at: answer.sample).label] == largest
        }
        return Double(right) / Double(result.answers.count)
    }

    @Test(
        "gradients and patterns tell drawn expressions better than chance, the same each time",
        arguments: [BaselineMethod.hog, .lbp])
    func learns(method: BaselineMethod) throws {
        let result = try method.evaluate(train: train, test: test, cost: 0.1)
        #expect(result.answers.map(\.sample) == Array(0..<80))
        #expect(result.unreadable.isEmpty)
        // One in eight by chance.
        #expect(accuracy(result) > 0.3)
        for answer in result.answers {
            // Eight float32 values that are rounded each.
            #expect(abs(answer.probabilities.reduce(0, +) - 1) < 1e-5)
        }
        #expect(try method.evaluate(train: train, test: test, cost: 0.1) == result)
    }

    @Test("the largest class is said with the shares of training")
    func largestClass() throws {
        let some = SubsetSource(train, indices: Array(0..<11))
        let result = try BaselineMethod.largestClass.evaluate(train: some, test: test, cost: 1)
        let counts = some.classCounts.map { Float($0) / 11 }
        #expect(result.answers.allSatisfy { $0.probabilities == counts })
        #expect(result.answers.count == 80)
    }

    @Test("a class without training images is never said, and is no trap")
    func missingClass() throws {
        let labels = (0..<160).filter { train.sample(at: $0).label != 3 }
        let some = SubsetSource(train, indices: labels)
        let result = try BaselineMethod.hog.evaluate(train: some, test: test, cost: 0.1)
        #expect(result.answers.allSatisfy { $0.probabilities[3] == 0 })
    }

    @Test("no training image at all is an error in words")
    func empty() {
        #expect(throws: BaselineError.self) {
            try BaselineMethod.lbp.evaluate(
                train: SubsetSource(train, indices: []), test: test, cost: 0.1)
        }
    }
}
