import DatasetTrees
import Testing

@testable import FaceData

@Suite struct AffectNet8LayoutTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func annotationsBecomeSamples() throws {
        try face("train_set", "10", expression: "3", valence: "-0.5", arousal: "0.25")
        try face("train_set", "9", expression: "7", valence: "-2", arousal: "-2.0")
        try face("val_set", "4", expression: "0", valence: "0", arousal: "0")
        let data = try Dataset.open(folder.path)
        #expect(data.layout == "affectnet8")
        #expect(data.layoutReason == "images and annotations in train_set and val_set")
        #expect(data.classNames == ["neutral", "surprise", "contempt"])
        #expect(
            data.train.samples == [
                Sample(
                    path: "\(folder.path)/train_set/images/10.jpg",
                    target: Target(label: 1, valence: -0.5, arousal: 0.25)),
                Sample(path: "\(folder.path)/train_set/images/9.jpg", target: Target(label: 2)),
            ])
        #expect(data.test.samples.map(\.path) == ["\(folder.path)/val_set/images/4.jpg"])
    }

    @Test func facesWithoutAUsableAnnotationAreCounted() throws {
        try face("train_set", "1", expression: "2", valence: "0", arousal: "0")
        try folder.write(Pictures.png(2), to: "train_set/images/2.jpg")
        try face("train_set", "3", expression: "8", valence: "0", arousal: "0")
        try face("train_set", "4", expression: "sad", valence: "0", arousal: "0")
        try folder.write(Pictures.png(5), to: "train_set/images/5.jpg")
        try folder.write(
            NPYFile.file(descriptor: "'|O'", shape: "()", [0x80, 0x04]), to: "train_set/annotations/5_exp.npy"
        )
        let data = try Dataset.open(folder.path)
        #expect(data.train.count + data.test.count == 1)
        #expect(
            data.dropped == [
                "annotation: No such file or directory": 1, "category 8 (none)": 1,
                "annotation: no single number in it": 1,
                "annotation: an array of Python objects, which is not read: it could run code": 1,
            ])
    }

    @Test func hundredsOfFacesKeepTheirOrder() throws {
        for number in 0..<600 {
            try folder.write("", to: "train_set/images/\(1000 + number).jpg")
            try folder.write(
                NPYFile.string("\(number % 8)"), to: "train_set/annotations/\(1000 + number)_exp.npy")
        }
        var options = DatasetOptions()
        options.testFraction = 0
        let data = try Dataset.open(folder.path, options: options)
        #expect(data.train.labels == (0..<600).map { $0 % 8 })
    }

    private func face(
        _ split: String, _ id: String, expression: String, valence: String, arousal: String
    ) throws {
        try folder.write(Pictures.png(1), to: "\(split)/images/\(id).jpg")
        let values = ["exp": expression, "val": valence, "aro": arousal]
        for (kind, value) in values {
            try folder.write(NPYFile.string(value), to: "\(split)/annotations/\(id)_\(kind).npy")
        }
        try folder.write(
            NPYFile.file(descriptor: "'<f8'", shape: "(1,)", NPYFile.bytes(of: 1.0)),
            to: "\(split)/annotations/\(id)_lnd.npy")
    }
}
