import Glibc
import Testing

@testable import FaceData

/// Faces with a spreadsheet.
@Suite struct TableLayoutTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for (number, name) in ["a", "b", "c", "d"].enumerated() {
            try folder.write(Pictures.png(number), to: "images/\(name).png")
        }
    }

    @Test func columnsGoByTheirNames() throws {
        try write(
            """
            ,Usage,Emotion,Image,Valence,arousal
            0,train,happy,images/a.png,0.5,-2
            1,train,Sad,images/b.png,,0.25
            2,test,happy,images/c.png,-1,1
            """)
        let data = try Dataset.open(folder.path)
        #expect(data.layout == "table")
        #expect(data.layoutReason == "the columns Image, Emotion, Usage, Valence, arousal of faces.csv")
        #expect(data.train.samples.map(\.target.valence) == [0.5, nil])
        #expect(data.train.samples.map(\.target.arousal) == [nil, 0.25])
        #expect(data.test.samples.map { data.classNames[$0.label] } == ["happy"])
    }

    @Test(arguments: [";", "\t"])
    func otherSeparatorsAreFound(separator: String) throws {
        let rows = [
            "path,label", "images/a.png,happy", "images/b.png,happy", "images/c.png,sad", "images/d.png,sad",
        ]
        try write(rows.map { $0.replacing(",", with: separator) }.joined(separator: "\r\n"), "faces.tsv")
        #expect(try count(Dataset.open(folder.path)) == 4)
    }

    @Test func quotesAndAByteOrderMarkAreRead() throws {
        try folder.write(Pictures.png(9), to: "images/with, comma and \"quote\".png")
        try write(
            "\u{FEFF}\"path\",\"label\"\n\"images/with, comma and \"\"quote\"\".png\",\"happy\"\nimages/a.png,sad"
        )
        #expect(try count(Dataset.open(folder.path)) == 2)
    }

    @Test func aTableWithoutAHeaderHasPathAndLabel() throws {
        try write("images/a.png,happy\nimages/b.png,sad\nimages/c.png,sad")
        let data = try Dataset.open(folder.path)
        #expect(data.layoutReason == "faces.csv with an image and a label in each row")
        #expect(count(data) == 3)
    }

    @Test func pathsOfAnotherMachineGoByTheirEnds() throws {
        try write(
            """
            path,label
            C:\\data\\faces\\images\\a.png,happy
            /home/me/faces/images/b.png,happy
            images/C.JPG,sad
            ./images/d.png,sad
            images/e.png,sad
            """)
        let data = try Dataset.open(folder.path)
        #expect(count(data) == 4)
        #expect(data.dropped == [ListedImages.missing: 1])
        #expect(data.firstDropped == [ListedImages.missing: "images/e.png"])
    }

    @Test func aTableForEachSplit() throws {
        try write("path,label\nimages/a.png,happy\nimages/b.png,sad", "train.csv")
        try write("path,label\nimages/c.png,happy\nimages/d.png,sad", "test.csv")
        let data = try Dataset.open(folder.path)
        #expect([data.train.count, data.test.count] == [2, 2])
    }

    @Test func severalTablesWithoutASplitAreRefused() throws {
        try write("path,label\nimages/a.png,happy", "one.csv")
        try write("path,label\nimages/b.png,sad", "two.csv")
        #expect(throws: DatasetError.self) { try Dataset.open(folder.path) }
    }

    @Test func boxesBelongToTheirRows() throws {
        try write(
            "path,label,x,y,width,height\nimages/a.png,happy,1,1,4,4\nimages/a.png,sad,2,2,4,4\nimages/b.png,sad,,,,"
        )
        let data = try Dataset.open(folder.path)
        let faces = (data.train.samples + data.test.samples).sorted { $0.path < $1.path }
        #expect(
            faces.map { $0.path.dropFirst(folder.path.count + 1) } == [
                "images/a.png", "images/a.png#2", "images/b.png",
            ])
    }

    @Test func columnsCanBeNamed() throws {
        try write("first,second\nimages/a.png,happy\nimages/b.png,sad")
        var options = DatasetOptions()
        options.layout = "table"
        options.tableColumns = "path=first,label=second"
        #expect(try count(Dataset.open(folder.path, options: options)) == 2)
        options.tableColumns = "path=first,label=third"
        let error = #expect(throws: DatasetError.self) { try Dataset.open(folder.path, options: options) }
        #expect(error?.problem == "no column is called 'third'")
        options.tableColumns = "file=first"
        let typo = #expect(throws: DatasetError.self) { try Dataset.open(folder.path, options: options) }
        #expect(typo?.problem == "--table-columns has 'file=first'")
    }

    @Test func numbersNeedANumbering() throws {
        try write("path,label\nimages/a.png,0\nimages/b.png,3.0")
        let error = #expect(throws: DatasetError.self) { try Dataset.open(folder.path) }
        #expect(error?.advice == "choose one with --numbering")
        var options = DatasetOptions()
        options.numbering = .fer2013
        let data = try Dataset.open(folder.path, options: options)
        #expect(data.classNames == ["happy", "anger"])
    }

    @Test func namesThatAreNotUTF8AreRead() throws {
        let name: [UInt8] = Array("Mu".utf8) + [0xF1] + Array("oz.png".utf8)
        try folder.write(Pictures.png(5), to: "train/happy/x.png")
        try folder.write(Pictures.png(6), to: "train/sad/y.png")
        let target = Array("\(folder.path)/train/happy/".utf8) + name + [0]
        let from = "\(folder.path)/images/a.png"
        #expect(target.withUnsafeBytes { rename(from, $0.bindMemory(to: CChar.self).baseAddress) } == 0)
        let data = try Dataset.open(folder.path)
        let report = DatasetReport(of: data, threads: 1)
        #expect(report.count == 3)
        #expect(report.unreadable.isEmpty)
    }

    private func write(_ text: String, _ name: String = "faces.csv") throws {
        try folder.write(text, to: name)
    }

    private func count(_ data: Dataset) -> Int { data.train.count + data.test.count }
}

/// Names of files as bytes and as text.
@Suite struct FileNameTests {
    @Test(
        arguments: [
            Array("plain.png".utf8), Array("Muñoz 😀.png".utf8), [0x4D, 0xF1, 0x6F], [0xFF, 0xC3],
            [0xF4, 0x8F, 0xBF, 0xBF],
            [0xED, 0xA0, 0x80], [0xE2, 0x82],
        ] as [[UInt8]])
    func bytesComeBackAsTheyWere(bytes: [UInt8]) {
        let text = FileName.text(bytes)
        #expect(FileName.bytes(text).map { UInt8(bitPattern: $0) } == bytes + [0])
    }

    @Test func validNamesStayAsTheyAre() {
        #expect(FileName.text(Array("Muñoz 😀.png".utf8)) == "Muñoz 😀.png")
    }
}
