import Foundation
import Testing

@testable import fer_tui

@Suite("Results leave the program as files")
struct ExportTests {
    @Test("matrix and curves as pictures, by the file's ending")
    func figures() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 2, train: 16, test: 8)
        #expect(try await Program.run(["demo", "--json"] + options, in: scratch.path).status == 0)
        let files = ["matrix.png", "curves.svg", "matrix.pdf"]
        for (option, file) in zip(["--confusion", "--curves", "--confusion"], files) {
            let result = try await Program.run(["export", "run", option, file], in: scratch.path)
            #expect(result.status == 0)
            #expect(result.output == "\(file)\n")
        }
        let starts = try files.map { name in
            String(
                decoding: try Data(contentsOf: URL(fileURLWithPath: scratch.file(name))).prefix(5),
                as: UTF8.self)
        }
        #expect(starts[0].hasSuffix("PNG\r"))
        #expect(starts[1] == "<?xml")
        #expect(starts[2] == "%PDF-")
        let wrong = try await Program.run(["export", "run", "--curves", "curves.gif"], in: scratch.path)
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains(".svg"))
    }
}
