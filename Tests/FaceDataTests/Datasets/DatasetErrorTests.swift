import Testing

@testable import FaceData

/// What a wrong `--data` says: one line with the thing, what is wrong with it and what to do.
@Suite struct DatasetErrorTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func aMissingFolder() {
        #expect(message("nowhere") == "nowhere: no such folder (check the path)")
    }

    @Test func anEmptyFolder() throws {
        try folder.makeFolder("empty")
        #expect(message("empty") == "empty: the folder is empty (name the folder that holds the images)")
    }

    @Test func aFileInsteadOfAFolder() throws {
        try folder.write("x", to: "face.png")
        #expect(
            message("face.png")
                == "face.png: a file, not a dataset's folder (name the folder that holds the images)")
    }

    @Test func noClassAmongTheFolders() throws {
        try folder.write(Pictures.png(1), to: "pets/cats/1.png")
        try folder.write(Pictures.png(1), to: "pets/dogs/1.png")
        #expect(
            message("pets")?.hasPrefix(
                "pets: no expression among the names of the folders 'cats', 'dogs' (") == true)
    }

    @Test func classFoldersWithoutAFace() throws {
        try folder.makeFolder("bare/happy")
        #expect(message("bare")?.contains("found no face with one of the eight expressions") == true)
    }

    @Test func anUnknownLayout() throws {
        try folder.makeFolder("data/happy")
        var options = DatasetOptions()
        options.layout = "imagenet"
        let error = #expect(throws: DatasetError.self) {
            try Dataset.open("\(folder.path)/data", options: options)
        }
        #expect(error?.problem == "no layout is called 'imagenet'")
        #expect(
            error?.advice
                == "use --layout auto, affectnet, affectnet8, ferplus, fer2013, rafdb, ckplus, expw, folder, table"
        )
    }

    @Test(arguments: ["affectnet", "affectnet8"]) func aLayoutThatIsNotThere(name: String) throws {
        try folder.write(Pictures.png(1), to: "data/happy/1.png")
        var options = DatasetOptions()
        options.layout = name
        let error = #expect(throws: DatasetError.self) {
            try Dataset.open("\(folder.path)/data", options: options)
        }
        #expect(error?.problem.hasPrefix("no train") == true)
    }

    @Test func tooManyUnreadableImagesNameTheFirst() {
        let error = DatasetError.tooManyUnreadable(
            [UnreadableImage(path: "a.png", reason: "torn")], of: 20, limit: 0.01, path: "faces")
        #expect(
            error.description
                == "faces: 1 of 20 images cannot be read; the first is a.png: torn "
                + "(repair or remove them, or allow more than 1% with --max-unreadable)")
    }

    /// The error's line, below the temporary folder.
    private func message(_ name: String) -> String? {
        let error = #expect(throws: DatasetError.self) { try Dataset.open("\(folder.path)/\(name)") }
        return error?.description.replacing("\(folder.path)/", with: "")
    }
}
