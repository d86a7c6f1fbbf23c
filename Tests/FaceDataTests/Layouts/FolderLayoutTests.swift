import Testing

@testable import FaceData

@Suite struct FolderLayoutTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func classesGoByNameWhateverTheyAreCalled() throws {
        try faces([
            "train/Happiness/1.png", "train/ANGRY/2.jpg", "train/natural/3.png", "train/3_surprised/4.png",
        ])
        try faces(["test/Happiness/5.png", "test/afraid/6.png"])
        let data = try Dataset.open(folder.path)
        #expect(data.layout == "folder")
        #expect(data.classNames == ["neutral", "happy", "surprise", "fear", "anger"])
        #expect(
            data.train.labelledPaths(below: folder.path) == [
                "train/ANGRY/2.jpg": "anger", "train/Happiness/1.png": "happy",
                "train/natural/3.png": "neutral",
                "train/3_surprised/4.png": "surprise",
            ])
        #expect(
            data.test.labelledPaths(below: folder.path) == [
                "test/Happiness/5.png": "happy", "test/afraid/6.png": "fear",
            ])
        #expect(data.dropped.isEmpty)
    }

    @Test(arguments: ["test", "val", "valid", "Validation"])
    func everyNameOfATestSetIsKnown(name: String) throws {
        try faces(["Train/sad/1.png", "Train/sad/2.png", "\(name)/sad/3.png"])
        let data = try Dataset.open(folder.path)
        #expect(data.train.count == 2)
        #expect(data.test.labelledPaths(below: folder.path) == ["\(name)/sad/3.png": "sad"])
    }

    @Test func digitsAreAffectNetsNumbers() throws {
        try faces((0...7).map { "train/\($0)/a.png" } + ["train/8/b.png", "train/9/c.png", "train/10/d.png"])
        try faces(["test/0/e.png"])
        let data = try Dataset.open(folder.path)
        #expect(data.classNames == Expression.allCases.map(\.name))
        #expect(data.train.labelledPaths(below: folder.path)["train/5/a.png"] == "disgust")
        #expect(
            data.dropped == ["category 8 (none)": 1, "category 9 (uncertain)": 1, "category 10 (no face)": 1])
    }

    @Test func whatIsNoImageIsPassedOver() throws {
        try faces([
            "train/happy/deep/er/1.png", "train/happy/2.PNG", "train/happy/3.JPEG", "train/happy/4.Jpg",
        ])
        try faces(["train/happy/.hidden.png", "train/happy/Thumbs.db", "train/.cache/happy/5.png"])
        try faces(["train/happy/notes.txt", "train/boredom/6.png", "train/boredom/7.png", "test/happy/8.png"])
        try folder.makeFolder("train/contempt")
        let data = try Dataset.open(folder.path)
        #expect(
            data.train.samples.map { $0.path.dropFirst(folder.path.count + 1) } == [
                "train/happy/2.PNG", "train/happy/3.JPEG", "train/happy/4.Jpg", "train/happy/deep/er/1.png",
            ])
        #expect(data.classNames == ["happy"])
        #expect(
            data.dropped == ["not a picture by its extension": 1, "folder 'boredom' is no expression": 2])
    }

    @Test func oneFolderTooManyIsLookedInto() throws {
        try faces(["ferplus/data/train/fear/1.png", "ferplus/data/test/fear/2.png"])
        #expect(try Dataset.open(folder.path + "/").train.count == 1)
    }

    @Test func withoutATestSetAFifthOfEachClassIsDrawn() throws {
        try faces((0..<20).map { "happy/\($0).png" } + (0..<10).map { "sad/\($0).png" })
        let data = try Dataset.open(folder.path)
        #expect(data.train.classCounts == [16, 8])
        #expect(data.test.classCounts == [4, 2])
        #expect(Set(data.train.samples.map(\.path)).isDisjoint(with: data.test.samples.map(\.path)))
        #expect(data.layoutReason == "class folders happy, sad, no split")
    }

    @Test func aTrainingSetAloneIsSplitToo() throws {
        try faces((0..<20).map { "train/happy/\($0).png" })
        var options = DatasetOptions()
        options.testFraction = 0.25
        let data = try Dataset.open(folder.path, options: options)
        #expect([data.train.count, data.test.count] == [15, 5])
    }

    @Test func kagglesListCorrectsTheFolders() throws {
        try faces(["anger/image1.jpg", "anger/image2.jpg", "happy/image3.jpg", "happy/image4.jpg"])
        try folder.write(
            ",pth,label,relFCs\n0,anger/image1.jpg,surprise,0.87\n1,anger/image2.jpg,anger,0.9\n"
                + "2,happy/image3.jpg,tired,0.5\n3,happy/missing.jpg,happy,0.5\n",
            to: "labels.csv")
        var options = DatasetOptions()
        options.testFraction = 0
        let data = try Dataset.open(folder.path, options: options)
        #expect(
            data.train.labelledPaths(below: folder.path) == [
                "anger/image1.jpg": "surprise", "anger/image2.jpg": "anger", "happy/image4.jpg": "happy",
            ])
        #expect(data.dropped == ["label 'tired' is no expression": 1, ListedImages.missing: 1])
    }

    private func faces(_ names: [String]) throws {
        for (number, name) in names.enumerated() { try folder.write(Pictures.png(number), to: name) }
    }
}
