import Testing

@testable import FaceData

/// Tables of what several people saw in a face.
@Suite struct VoteTableTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["a", "b"] {
            try folder.write("", to: "train/happy/\(name).png")
            try folder.write("", to: "test/sad/\(name).png")
        }
    }

    private func open(_ table: String) throws -> Dataset {
        try folder.write(table, to: "votes.csv")
        var options = DatasetOptions()
        options.voteTable = "\(folder.path)/votes.csv"
        return try Dataset.open(folder.path, options: options)
    }

    private func message(_ table: String) throws -> String {
        let error = #expect(throws: DatasetError.self) { try open(table) }
        return try #require(error).description
    }

    @Test func votesBecomeSharesOfTheDatasetsClasses() throws {
        let data = try open(
            """
            path,label,happiness,sad,contempt,unknown
            train/happy/a.png,happy,6,2,9,1
            \(folder.path)/test/sad/b.png,sad,1,3,0,0
            """)
        #expect(data.classNames == ["happy", "sad"])
        // Nobody's class is contempt: its votes do not count.
        #expect(data.train.targets.map(\.shares) == [[0.75, 0.25], nil])
        #expect(data.test.targets.map(\.shares) == [nil, [0.25, 0.75]])
        #expect(data.train.votedCount == 1)
        #expect(data.train.targets.map(\.label) == [0, 0])
    }

    @Test func sharesAreKeptToAPartIn65535() throws {
        let data = try open("path,happy,sad\ntrain/happy/a.png,0.7,0.3\ntest/sad/a.png,7e6,3e6\n")
        let found = try #require(data.train.targets[0].shares)
        // The smaller share is a whole part of the larger one's 65,535.
        #expect(abs(found[0] - 0.7) < 1e-5 && abs(found[1] - 0.3) < 1e-5)
        #expect(data.test.targets[0].shares == found)
    }

    @Test func rowsForOtherFacesAreCounted() throws {
        let data = try open("path,happy,sad\ntrain/happy/z.png,1,0\ntrain/happy/a.png,1,0\n")
        #expect(data.dropped["row of votes for a face that is not there"] == 1)
    }

    @Test func badTablesAreRefusedWithTheRow() throws {
        #expect(try message("face,happy,sad\na.png,1,2\n").contains("the header names no column 'path'"))
        #expect(try message("path,happy\na.png,1\n").contains("fewer than two expressions"))
        #expect(try message("path,happy,happiness\na.png,1,2\n").contains("names an expression twice"))
        #expect(
            try message("path,happy,sad\na.png,1,2\nb.png,0,0\n").contains(
                "row 2 (b.png) has no vote for any expression"))
        for vote in ["-1", "many", "", "nan"] {
            #expect(
                try message("path,happy,sad\na.png,1,\(vote)\n").contains(
                    "row 1 (a.png) has a vote that is no number of 0 or above"))
        }
    }
}
