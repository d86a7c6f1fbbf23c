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

    @Test("a report in Markdown and as one page, with its figures; without faces where asked")
    func report() async throws {
        let scratch = try Scratch()
        let options = TinyRun.options(epochs: 2, train: 16, test: 16)
        #expect(try await Program.run(["demo", "--json"] + options, in: scratch.path).status == 0)
        let result = try await Program.run(["report", "run", "--out", "out"], in: scratch.path)
        #expect(result.status == 0)
        #expect(result.output == "out/report.md\nout/report.html\n")
        let figures = try FileManager.default.contentsOfDirectory(atPath: scratch.file("out/figures"))
        #expect(Set(figures).isSuperset(of: ["curves.svg", "confusion.png", "reliability.svg"]))
        let markdown = try scratch.text("out/report.md")
        for name in figures where name.hasSuffix(".png") {
            #expect(markdown.contains("(figures/\(name))"))
        }
        let page = try scratch.text("out/report.html")
        #expect(page.contains("the paper"))
        #expect(page.contains("0.26 → 0.70"))
        // Whole in itself: no picture or style comes from elsewhere.
        #expect(!page.contains("src=\"figures") && !page.contains("http:") && !page.contains("https:"))
        let plain = try await Program.run(
            ["report", "run", "--out", "plain", "--no-faces"], in: scratch.path)
        #expect(plain.status == 0)
        #expect(!FileManager.default.fileExists(atPath: scratch.file("plain/figures/misclassified.png")))
        let early = try await Program.run(["report", "gone"], in: scratch.path)
        #expect(early.status == 1)
    }
}
