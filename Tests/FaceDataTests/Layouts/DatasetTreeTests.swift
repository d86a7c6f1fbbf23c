import DatasetTrees
import Testing

@testable import FaceData

/// Every layout is found by itself and read face by face, whatever else lies around.
@Suite struct DatasetTreeTests {
    @Test(arguments: DatasetTree.all)
    func everyFaceOfATreeIsFoundAndNothingElse(tree: DatasetTree) throws {
        let folder = try TemporaryFolder()
        let expected = try tree.make(at: folder.path)
        let data = try Dataset.open(folder.path)
        #expect(data.layout == tree.layout)
        #expect(data.dropped == expected.dropped)
        let hasSplits = expected.faces.contains { $0.split != nil }
        var faces: [ExpectedFace] = []
        for (split, source) in [("train", data.train), ("validation", data.validation), ("test", data.test)] {
            for sample in source.samples {
                faces.append(
                    ExpectedFace(sample, hasSplits ? split : nil, source.classNames, below: folder.path))
            }
        }
        #expect(Set(faces) == Set(expected.faces))
        #expect(faces.count == expected.faces.count)
        #expect(data.test.count > 0)
    }

    /// A layout that was asked for reads what was found by itself, too.
    @Test(arguments: DatasetTree.all)
    func everyFaceCanBeDecoded(tree: DatasetTree) throws {
        let folder = try TemporaryFolder()
        _ = try tree.make(at: folder.path)
        var options = DatasetOptions()
        options.layout = tree.layout
        let data = try Dataset.open(folder.path, options: options)
        let report = DatasetReport(of: data, threads: 2)
        #expect(report.unreadable.isEmpty)
        #expect(report.alternatives.isEmpty)
    }

    @Test func peopleOfCKPlusAreInOneSplitOnly() throws {
        for (tree, prefix) in [(DatasetTree.ckPlus, "cohn-kanade-images/"), (DatasetTree.ckPlus48, "CK+48/")]
        {
            let folder = try TemporaryFolder()
            _ = try tree.make(at: folder.path)
            let data = try Dataset.open(folder.path)
            func people(_ source: any SampleSource) -> Set<Substring> {
                Set(
                    source.samples.map { sample in
                        let below = sample.path.dropFirst(folder.path.count + 1 + prefix.count)
                        let name = prefix == "CK+48/" ? below.split(separator: "/").last ?? "" : below
                        return name.prefix(4)
                    })
            }
            #expect(people(data.train).isDisjoint(with: people(data.test)))
            let share = Double(data.test.count) / Double(data.train.count + data.test.count)
            // Whole people, of whom there are few, come near to a fifth.
            #expect(abs(share - 0.2) < 0.08)
        }
    }

    @Test func aTestSetOfFER2013CanBeChosen() throws {
        for tree in [DatasetTree.fer2013, .ferPlusTable, .ferPlusFolders, .ferPlusLabels] {
            let folder = try TemporaryFolder()
            let expected = try tree.make(at: folder.path)
            var options = DatasetOptions()
            options.testSet = "PrivateTest"
            let chosen = try Dataset.open(folder.path, options: options)
            options.testSet = "PublicTest"
            let other = try Dataset.open(folder.path, options: options)
            let paths = Set(chosen.test.samples.map(\.path))
            #expect(paths.isDisjoint(with: other.test.samples.map(\.path)))
            #expect(chosen.test.count + other.test.count == expected.faces.count { $0.split != "train" })
            #expect(chosen.dropped.keys.contains("of PublicTest, which --split-name leaves out"))
        }
    }

    @Test func aTestSetThatALayoutDoesNotHaveIsRefused() throws {
        let folder = try TemporaryFolder()
        _ = try DatasetTree.folder.make(at: folder.path)
        var options = DatasetOptions()
        options.testSet = "PublicTest"
        let error = #expect(throws: DatasetError.self) { try Dataset.open(folder.path, options: options) }
        #expect(error?.problem == "layout 'folder' has no test set of the name 'PublicTest'")
    }

    @Test func whereTwoLayoutsFitTheOtherIsNamed() throws {
        let folder = try TemporaryFolder()
        _ = try DatasetTree.rafdbFolders.make(at: folder.path)
        let data = try Dataset.open("\(folder.path)/DATASET")
        #expect(data.layoutReason == "class folders 1 to 7 and none 0, which are RAF-DB's numbers")
        #expect(
            data.layoutAlternatives == [
                LayoutAlternative(
                    layout: "folder",
                    evidence: "train and test with class folders 1, 2, 3, 4, 5, 6, 7")
            ])
        // Asked for, the other is taken.
        var options = DatasetOptions()
        options.layout = "folder"
        options.numbering = .affectnet
        #expect(try Dataset.open("\(folder.path)/DATASET", options: options).classNames.last == "contempt")
    }

    @Test func ferPlusIsFoundBeforeFER2013() throws {
        let folder = try TemporaryFolder()
        _ = try DatasetTree.ferPlusTable.make(at: folder.path)
        let data = try Dataset.open(folder.path)
        #expect(data.layoutReason == "fer2013new.csv beside fer2013.csv")
        #expect(data.layoutAlternatives.map(\.layout) == ["fer2013"])
    }

    @Test func votesForAnotherTableAreRefused() throws {
        let folder = try TemporaryFolder()
        _ = try DatasetTree.fer2013.make(at: folder.path)
        _ = try DatasetTree.ferPlusTable.make(at: "\(folder.path)/other")
        let votes = try FileBytes.read("\(folder.path)/other/fer2013new.csv")
        try folder.write(votes, to: "fer2013new.csv")
        let error = #expect(throws: DatasetError.self) { try Dataset.open(folder.path) }
        #expect(error?.problem == "row 2 has another Usage than row 2 of fer2013.csv")
    }
}

extension DatasetTree: CustomTestStringConvertible {
    /// Its own name, and not all that it is made of.
    public var testDescription: String { name }
}

extension ExpectedFace {
    /// A sample as a tree's own list would have it.
    init(_ sample: Sample, _ split: String?, _ classNames: [String], below folder: String) {
        self.init(
            path: String(sample.path.dropFirst(folder.count + 1)), label: classNames[sample.label],
            split: split, box: sample.faceBox.map { [$0.x, $0.y, $0.width, $0.height] },
            valence: sample.target.valence, arousal: sample.target.arousal)
    }
}
