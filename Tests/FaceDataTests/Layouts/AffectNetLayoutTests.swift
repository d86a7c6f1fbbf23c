import Testing

@testable import FaceData

@Suite struct AffectNetLayoutTests {
    let folder: TemporaryFolder

    static let header =
        "subDirectory_filePath,face_x,face_y,face_width,face_height,facial_landmarks,expression,valence,arousal\n"
    static let landmarks = (0..<136).map { "\($0).5" }.joined(separator: ";")

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func rowsBecomeSamplesWithBoxAndAffect() throws {
        try images(["689/a.jpg", "12/b.jpg"], below: "Manually_Annotated_Images")
        try list(
            "training", header: true,
            ["689/a.jpg,10,20,30,40,@,1,0.79,-0.01", "12/b.jpg,-3,-4,50,60,@,6,-2,-2"])
        try list("validation", header: false, ["12/b.jpg,0,0,20,20,@,0,0,0"])
        let data = try Dataset.open(folder.path)
        let images = "\(folder.path)/Manually_Annotated_Images"
        #expect(data.layout == "affectnet")
        #expect(data.classNames == ["neutral", "happy", "anger"])
        #expect(
            data.train.samples == [
                Sample(
                    path: "\(images)/689/a.jpg", target: Target(label: 1, valence: 0.79, arousal: -0.01),
                    faceBox: FaceBox(x: 10, y: 20, width: 30, height: 40)),
                Sample(
                    path: "\(images)/12/b.jpg", target: Target(label: 2),
                    faceBox: FaceBox(x: -3, y: -4, width: 50, height: 60)),
            ])
        #expect(
            data.test.samples == [
                Sample(
                    path: "\(images)/12/b.jpg#2", target: Target(label: 0, valence: 0, arousal: 0),
                    faceBox: FaceBox(x: 0, y: 0, width: 20, height: 20))
            ])
    }

    @Test func whatIsLeftOutIsCounted() throws {
        try images(["1/a.jpg"], below: "Manually_Annotated_Images")
        try list(
            "training", header: false,
            [
                "1/a.jpg,0,0,9,9,@,8,-2,-2", "1/a.jpg,0,0,9,9,@,9,-2,-2", "1/a.jpg,0,0,9,9,@,10,-2,-2", "",
                "   ",
                "1/gone.jpg,0,0,9,9,@,3,0,0", "2/gone.jpg,0,0,9,9,@,3,0,0", "1/a.jpg,0,0,9,9,@,?,0,0", "torn",
                "1/a.jpg,0,0,9,9,@,11,0,0", "1/a.jpg,0,0,9,9,@,2,0.5,0.5\r",
            ])
        try list("validation", header: true, ["1/a.jpg,,,,,@,4,0,0"])
        let data = try Dataset.open(folder.path)
        #expect(
            data.dropped == [
                "category 8 (none)": 1, "category 9 (uncertain)": 1, "category 10 (no face)": 1,
                "label 11 is unknown": 1, ListedImages.missing: 2,
                "row without an image or an expression": 2,
            ])
        #expect(data.train.samples.map(\.label) == [0])
        #expect(data.train.samples.map(\.target.arousal) == [0.5])
        #expect(data.test.samples.map(\.faceBox) == [nil])
        #expect(data.classNames == ["sad", "fear"])
    }

    @Test(arguments: [
        ("Manually_Annotated_file_lists", "Manually_Annotated_Images"), ("", "Manually_Annotated_Images"),
        ("Manually_Annotated_file_lists", "Manually_Annotated/Manually_Annotated_Images"),
        ("Manually_Annotated", "Manually_Annotated/Manually_Annotated_Images"),
        ("AffectNet/Manually_Annotated_file_lists", "AffectNet/Manually_Annotated/Manually_Annotated_Images"),
    ])
    func listsAndImagesAreFoundInTheirKnownPlaces(lists: String, images place: String) throws {
        try images(["1/a.jpg"], below: place)
        try list("validation", header: true, ["1/a.jpg,0,0,9,9,@,7,0,0"], in: lists)
        let data = try Dataset.open(folder.path)
        #expect(data.test.samples.map(\.path) == ["\(folder.path)/\(place)/1/a.jpg"])
        #expect(data.classNames == ["contempt"])
    }

    @Test func theFaceIsCutOutOfItsPicture() throws {
        try folder.write(PNGEncoder.encode(Pictures.grid(40, 30)), to: "Manually_Annotated_Images/1/a.jpg")
        try list("training", header: true, ["1/a.jpg,8,6,10,10,@,1,0,0", "1/a.jpg,100,6,10,10,@,1,0,0"])
        var options = DatasetOptions()
        options.testFraction = 0
        options.boxMargin = 0.2
        let train = try Dataset.open(folder.path, options: options).train
        let face = try train.image(at: 0)
        #expect([face.width, face.height] == [14, 14])
        #expect(face[0, 0] == [6, 4, 0])
        let error = #expect(throws: UnreadableImage.self) { try train.image(at: 1) }
        #expect(error?.reason == "the face's box lies outside the picture of 40 × 30 pixels")
    }

    private func images(_ names: [String], below place: String) throws {
        for name in names {
            try folder.write(Pictures.jpeg(Pictures.plain(16, 16, [9, 9, 9])), to: "\(place)/\(name)")
        }
    }

    private func list(
        _ name: String, header: Bool, _ rows: [String], in place: String = "Manually_Annotated_file_lists"
    ) throws {
        let text = rows.map { $0.replacing("@", with: Self.landmarks) }.joined(separator: "\n")
        try folder.write((header ? Self.header : "") + text, to: "\(place)/\(name).csv")
    }
}
