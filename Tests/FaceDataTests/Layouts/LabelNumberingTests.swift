import Testing

@testable import FaceData

/// A wrong label is worse than a refusal: numbers are never guessed.
@Suite struct LabelNumberingTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [
        (0...6, "affectnet, fer2013, ckplus, expw"), (0...7, "affectnet, fer2013, ckplus"),
    ])
    func numbersThatFitSeveralDatasetsAreRefused(numbers: ClosedRange<Int>, fitting: String) throws {
        for number in numbers { try folder.write(Pictures.png(number), to: "train/\(number)/a.png") }
        let error = #expect(throws: DatasetError.self) { try Dataset.open(folder.path) }
        #expect(error?.problem.hasSuffix("in each numbering that fits: \(fitting)") == true)
        #expect(error?.advice == "choose one with --numbering")
    }

    @Test(arguments: [
        (LabelNumbering.affectnet, Expression.neutral), (.fer2013, .anger), (.expw, .anger),
        (.ckplus, .neutral),
    ])
    func theChosenNumberingIsUsed(numbering: LabelNumbering, zero: Expression) throws {
        for number in 0...6 {
            for face in 0..<5 {
                try folder.write(Pictures.png(10 * number + face), to: "train/\(number)/\(face).png")
            }
        }
        var options = DatasetOptions()
        options.numbering = numbering
        let data = try Dataset.open(folder.path, options: options)
        let samples = data.train.samples.filter { $0.path.contains("/train/0/") }
        #expect(!samples.isEmpty)
        #expect(samples.allSatisfy { data.classNames[$0.label] == zero.name })
    }

    /// AffectNet alone numbers faces without an expression.
    @Test func numbersThatFitOneDatasetNeedNoChoice() throws {
        for number in 0...10 {
            for face in 0..<5 {
                try folder.write(Pictures.png(10 * number + face), to: "train/\(number)/\(face).png")
            }
        }
        let data = try Dataset.open(folder.path)
        #expect(data.classNames == Expression.allCases.map(\.name))
    }

    @Test func aMisspelledClassFolderIsRefused() throws {
        for name in ["happy", "suprise"] { try folder.write(Pictures.png(1), to: "train/\(name)/a.png") }
        let error = #expect(throws: DatasetError.self) { try Dataset.open(folder.path) }
        #expect(error?.problem == "the folder's name is no expression, but nearly 'surprise'")
    }

    @Test func aFolderOfAnotherKindIsLeftOutAsBefore() throws {
        for name in ["happy", "sad", "boredom"] {
            for face in 0..<5 { try folder.write(Pictures.png(face), to: "train/\(name)/\(face).png") }
        }
        let data = try Dataset.open(folder.path)
        #expect(data.dropped == ["folder 'boredom' is no expression": 5])
        #expect(
            data.firstDropped["folder 'boredom' is no expression"] == "\(folder.path)/train/boredom/0.png")
    }
}
