import DatasetTrees
import Testing

@testable import FaceData

@Suite struct FER2013LayoutTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try DatasetTree.fer2013.make(at: folder.path)
    }

    @Test func pixelsAreReadFromTheirRow() throws {
        let data = try Dataset.open(folder.path)
        for (source, index) in [(data.train, 3), (data.test, 5)] {
            let row = Int(source.sample(at: index).path.split(separator: "#").last ?? "") ?? 0
            let image = try source.image(at: index)
            #expect([image.width, image.height] == [48, 48])
            let levels = (0..<(48 * 48)).map { UInt8(($0 * 7 + row * 31) % 256) }
            #expect(image.pixels == levels.flatMap { [$0, $0, $0] })
        }
    }

    @Test func theFileItselfCanBeNamed() throws {
        let data = try Dataset.open("\(folder.path)/fer2013.csv")
        #expect(data.layout == "fer2013")
        #expect(data.train.sample(at: 0).path == "\(folder.path)/fer2013.csv#1")
    }

    @Test func aFileThatIsNoTableIsRefused() throws {
        try folder.write("a,b,c\n1,2,3\n", to: "other.csv")
        let error = #expect(throws: DatasetError.self) { try Dataset.open("\(folder.path)/other.csv") }
        #expect(error?.problem == "a file, not a dataset's folder")
    }

    @Test func aTableThatChangesMeanwhileGivesNoWrongFace() throws {
        var options = DatasetOptions()
        options.cacheBytes = 0
        let data = try Dataset.open(folder.path, options: options)
        try folder.overwrite(Array("emotion,pixels,Usage\n".utf8), in: "fer2013.csv")
        let error = #expect(throws: UnreadableImage.self) { try data.train.image(at: 1) }
        #expect(error?.reason == "the file has become shorter")
    }

    @Test(arguments: [
        ("256", "a pixel is above 255"), ("-1", "the pixels hold '-', which is no number"),
        ("99999999999999999999", "a pixel is above 255"), ("x", "the pixels hold 'x', which is no number"),
    ])
    func numbersThatAreNoPixelsAreRefused(number: String, reason: String) throws {
        let pixels = ([number] + (1..<(48 * 48)).map { _ in "7" }).joined(separator: " ")
        try folder.write(
            "emotion,pixels,Usage\n0,\(pixels),Training\n0,\(pixels),PublicTest\n", to: "fer2013.csv")
        let data = try Dataset.open(folder.path)
        let error = #expect(throws: UnreadableImage.self) { try data.train.image(at: 0) }
        #expect(error?.path == "\(folder.path)/fer2013.csv#1")
        #expect(error?.reason == reason)
    }
}
