import Testing

@testable import FaceData

/// The rule of FER+'s own code for its majority labels.
@Suite struct FERPlusVotesTests {
    @Test(arguments: [
        ([0, 0, 0, 0, 0, 0, 0, 6, 4, 0], ClassFolderMeaning.expression(.contempt)),
        // A vote for "unknown" counts in the whole, but a single one does not.
        ([0, 0, 5, 0, 0, 0, 0, 0, 5, 0], .dropped("no majority among the votes")),
        ([0, 0, 2, 1, 1, 1, 1, 1, 1, 1], .expression(.surprise)),
        ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], .dropped("no majority among the votes")),
        ([0, 0, 0, 0, 0, 0, 0, 0, 10, 0], .dropped("voted unknown")),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 10], .dropped("voted no face")),
        ([0, 0, 0, 0, 0, 0, 0, 0, 10], .dropped("row without ten votes")),
        ([-1, 0, 0, 0, 0, 0, 0, 0, 10, 0], .dropped("row without ten votes")),
    ])
    func moreThanHalfOfTheVotesThatCount(votes: [Int], meaning: ClassFolderMeaning) {
        #expect(FERPlusVotes(votes).meaning == meaning)
    }
}
