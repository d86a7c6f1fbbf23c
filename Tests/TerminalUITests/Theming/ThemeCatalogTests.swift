import Foundation
import Testing

@testable import TerminalUI

@Suite struct ThemeCatalogTests {
    @Test("every file in Themes is built in, complete and without mistakes")
    func builtInThemes() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Themes")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let names = files.filter { $0.hasSuffix(".theme") }.map { String($0.dropLast(6)) }
        #expect(Set(ThemeCatalog.builtIn.themes.map(\.name)) == Set(names))
        #expect(ThemeCatalog.builtIn.problems.isEmpty)
        for name in names {
            let text = try String(contentsOf: folder.appending(path: "\(name).theme"), encoding: .utf8)
            let missing = ThemeRole.allCases.filter { !text.contains("\n\($0.rawValue) = ") }
            #expect(missing.isEmpty, "\(name) leaves out \(missing)")
        }
    }

    @Test(
        "the user's files are added, take the place of built-in ones of their name, and never break the rest")
    func userThemes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let write = { (name: String, text: String) in
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        try write("ocean.theme", "accent = \"#00aabb\"")
        try write("daylight.theme", "accent = \"#112233\"")
        try write("broken.theme", "accent = 7")
        try write("notes.txt", "not a theme")
        let catalog = ThemeCatalog(userFolder: folder)
        #expect(catalog.themes.map(\.name) == ThemeCatalog.builtIn.themes.map(\.name) + ["ocean"])
        #expect(catalog.theme(named: "ocean")?[.accent] == .hex(0x00aabb))
        #expect(catalog.theme(named: "daylight")?[.accent] == .hex(0x112233))
        #expect(
            catalog.theme(named: "daylight")?[.text] == ThemeCatalog.builtIn.theme(named: "daylight")?[.text])
        #expect(catalog.problems.map(\.line) == [1])
        #expect(catalog.problems.first?.file.hasSuffix("broken.theme") == true)
    }

    @Test("the user's folder follows the XDG rules")
    func userFolder() {
        let folder = { (environment: [String: String]) in
            ThemeCatalog.userFolder(environment: environment)?.path
        }
        #expect(folder(["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/fer-tui/themes")
        #expect(folder(["XDG_CONFIG_HOME": "relative", "HOME": "/h"]) == "/h/.config/fer-tui/themes")
        #expect(folder([:]) == nil)
        #expect(ThemeCatalog(userFolder: nil).themes == ThemeCatalog.builtIn.themes)
    }

    @Test("the next theme comes around at the end")
    func nextTheme() {
        #expect(ThemeCatalog.builtIn.theme(after: "midnight").name == "daylight")
        let last = ThemeCatalog.builtIn.themes.last?.name ?? ""
        #expect(ThemeCatalog.builtIn.theme(after: last).name == "midnight")
    }
}
