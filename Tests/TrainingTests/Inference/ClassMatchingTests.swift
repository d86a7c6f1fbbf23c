import Testing

@testable import Training

/// A model's outputs and a dataset's classes, compared by name.
@Suite struct ClassMatchingTests {
    @Test func theSameNamesInAnyOrderAndSpellingMatch() throws {
        let matching = try ClassMatching(
            model: ["anger", "happy", "sad"], data: ["Happiness", "sadness", "Angry"])
        #expect(matching.classNames == ["Happiness", "sadness", "Angry"])
        #expect(matching.selected([1, 2, 3]) == [2, 3, 1])
        #expect(matching.labels == [0, 1, 2])
        #expect(matching.maskedOutputs.isEmpty && matching.missingClasses.isEmpty)
    }

    @Test func outputsWithoutAClassAreMaskedAndClassesWithoutAnOutputHaveNoLabel() throws {
        let matching = try ClassMatching(
            model: ["neutral", "happy", "contempt"], data: ["fear", "happy", "neutral"])
        #expect(matching.classNames == ["happy", "neutral"])
        #expect(matching.selected([7, 8, 9]) == [8, 7])
        #expect(matching.labels == [nil, 0, 1])
        #expect(matching.maskedOutputs == ["contempt"])
        #expect(matching.missingClasses == ["fear"])
    }

    @Test func nothingInCommonIsAnErrorThatShowsBoth() {
        let error = #expect(throws: TrainingError.self) {
            try ClassMatching(model: ["class 0", "class 1"], data: ["happy"])
        }
        let text = error?.description ?? ""
        #expect(text.contains("0 class 0, 1 class 1") && text.contains("0 happy"))
        #expect(text.contains("--weight-classes"))
    }
}
