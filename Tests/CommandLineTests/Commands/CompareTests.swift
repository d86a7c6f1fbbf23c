import Foundation
import RunStore
import Testing

@testable import fer_tui

@Suite("Baselines stand beside networks")
struct CompareTests {
    @Test("a baseline is a run: it compares, reports and exports")
    func baselines() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 64, test: 24)
        for method in ["largest-class", "hog"] {
            let result = try await Program.run(
                ["baseline", method, "--data", "faces", "--run", method, "--json"], in: scratch.path)
            #expect(result.status == 0)
            let figures = try #require(result.json as? [String: Any])
            #expect(figures["samples"] as? Int == 24)
        }
        let compared = try await Program.run(["compare", "largest-class", "hog", "--json"], in: scratch.path)
        let rows = try #require((compared.json as? [String: Any])?["runs"] as? [[String: Any]])
        // Best first.
        #expect(rows.map { $0["run"] as? String } == ["hog", "largest-class"])
        #expect(rows.allSatisfy { ($0["accuracy_interval"] as? [Double])?.count == 2 })
        let table = try await Program.run(["compare", "hog", "--markdown"], in: scratch.path)
        #expect(table.output.hasPrefix("| run | model |"))
        let report = try await Program.run(["report", "hog", "--out", "out"], in: scratch.path)
        #expect(report.status == 0)
        let export = try await Program.run(
            ["export", "hog", "--confusion", "m.csv", "--reliability", "r.png"], in: scratch.path)
        #expect(export.status == 0)
        #expect(try scratch.text("m.csv").split(separator: "\n").count == 9)
    }

    @Test("runs on other data are named")
    func otherData() async throws {
        let scratch = try Scratch()
        for (name, test) in [("a", 16), ("b", 24)] {
            try FaceFolder.write(to: scratch.file("faces-\(name)"), train: 16, test: test)
            let words = ["baseline", "largest-class", "--data", "faces-\(name)", "--run", name]
            #expect(try await Program.run(words, in: scratch.path).status == 0)
        }
        let compared = try await Program.run(["compare", "a", "b"], in: scratch.path)
        #expect(compared.status == 0)
        #expect(compared.errors.contains("b is on other data or another split than a"))
    }

    @Test("runs that cannot be compared are left out and named, so that every run of a folder can be given")
    func unfinished() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 16, test: 16)
        let words = ["baseline", "largest-class", "--data", "faces", "--run", "simple"]
        #expect(try await Program.run(words, in: scratch.path).status == 0)
        _ = try RunDirectory(
            creating: scratch.file("runs/young"),
            configuration: RunConfiguration(
                model: "b0", dataset: "faces", imageSize: 32, batchSize: 8, epochs: 3))
        try scratch.write("notes", to: "runs/README")
        let compared = try await Program.run(
            ["compare", "runs/README", "runs/simple", "runs/young"], in: scratch.path)
        #expect(compared.status == 0)
        #expect(compared.output.contains("simple"))
        #expect(compared.errors.contains("left out: runs/young: no epoch is done yet"))
        #expect(compared.errors.contains("left out: runs/README"))
        let gone = try await Program.run(["compare", "runs/simple", "runs/gone"], in: scratch.path)
        #expect(gone.status == 1)
        let none = try await Program.run(["compare", "runs/young"], in: scratch.path)
        #expect(none.status == 1)
        let export = try await Program.run(["export", "young", "--curves", "c.csv"], in: scratch.path)
        #expect(export.status == 1)
        #expect(export.errors.contains("no epoch is done yet"))
    }

    @Test("a method that is none is told with the nearest")
    func unknown() async throws {
        let scratch = try Scratch()
        let result = try await Program.run(["baseline", "hogg", "--data", "x"], in: scratch.path)
        #expect(result.status == 2)
        #expect(result.errors.contains("did you mean hog?"))
    }
}
