import DatasetTrees
import Testing

@testable import FaceData

/// The rule of FER+'s own code for its majority labels.
@Suite struct FERPlusVotesTests {
    @Test(arguments: [
        ([0, 0, 0, 0, 0, 0, 0, 6, 4, 0], LabelMapping.expression(.contempt)),
        // A vote for "unknown" counts in the whole, but a single one does not.
        ([0, 0, 5, 0, 0, 0, 0, 0, 5, 0], .dropped("no majority among the votes")),
        ([0, 0, 2, 1, 1, 1, 1, 1, 1, 1], .expression(.surprise)),
        ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], .dropped("no majority among the votes")),
        ([0, 0, 0, 0, 0, 0, 0, 0, 10, 0], .dropped("voted unknown")),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 10], .dropped("voted no face")),
        ([0, 0, 0, 0, 0, 0, 0, 0, 10], .dropped("row without ten votes")),
        ([-1, 0, 0, 0, 0, 0, 0, 0, 10, 0], .dropped("row without ten votes")),
    ])
    func moreThanHalfOfTheVotesThatCount(votes: [Int], meaning: LabelMapping) {
        #expect(FERPlusVotes(votes).meaning == meaning)
    }

    @Test func votesForExpressionsAreKept() {
        // neutral, happy, surprise, sad, anger, disgust, fear, contempt, unknown, no face
        let votes = FERPlusVotes([1, 6, 0, 0, 0, 0, 2, 0, 1, 0]).expressions
        #expect(votes[.neutral] == 1 && votes[.happy] == 6 && votes[.fear] == 2)
        #expect(votes.total == 9)
    }

    @Test func aFaceWithVotesHasTheirSharesAsTarget() throws {
        let folder = try TemporaryFolder()
        _ = try DatasetTree.ferPlusLabels.make(at: folder.path)
        let data = try Dataset.open(folder.path)
        let targets = data.train.samples.map(\.target)
        #expect(!targets.isEmpty)
        for target in targets {
            let shares = try #require(target.shares)
            #expect(shares.count == data.classNames.count)
            // A sum of at most ten rounded tenths.
            #expect(abs(shares.reduce(0, +) - 1) < 1e-6)
            #expect(shares[target.label] == shares.max())
        }
    }

    /// What a dataset of 290,000 faces may take is bounded by this.
    @Test func aFaceTakesAtMost120BytesOfMemory() {
        #expect(MemoryLayout<LabelledFace>.stride <= 120)
    }
}
