import Foundation
import Testing

@testable import fer_tui

@Suite("Files that are named as recipes")
struct RecipeFileTests {
    private func recipe(_ bytes: Data) throws -> Recipe {
        let scratch = try Scratch()
        let path = scratch.file("own.recipe")
        try bytes.write(to: URL(fileURLWithPath: path))
        return try RecipeCatalog.recipe(path)
    }

    @Test("Lines that end as on Windows are read as others")
    func carriageReturns() throws {
        #expect(try recipe(Data("lr = 0.002\r\n# note\r\n\r\n".utf8)).settings == ["lr": "0.002"])
    }

    @Test(
        "What is no text of settings is one line that says so",
        arguments: [
            Data("lr = 0.0\0".utf8), Data("lr = \u{1B}[2J1".utf8), Data([0xFF, 0xFE, 0x00]),
            Data(count: 70_000),
        ])
    func noText(bytes: Data) throws {
        let error = #expect(throws: CommandFailure.self) { try recipe(bytes) }
        #expect(error?.description.contains("\n") == false)
    }

    @Test("A directory and a pipe are named as such, and nothing waits")
    func otherKinds() throws {
        let scratch = try Scratch()
        #expect(mkfifo(scratch.file("pipe"), 0o600) == 0)
        let pipe = #expect(throws: CommandFailure.self) { try RecipeCatalog.recipe(scratch.file("pipe")) }
        #expect(pipe?.description.contains("no regular file") == true)
        let folder = #expect(throws: CommandFailure.self) { try RecipeCatalog.recipe(scratch.path) }
        #expect(folder?.description.contains("is a directory") == true)
    }
}
