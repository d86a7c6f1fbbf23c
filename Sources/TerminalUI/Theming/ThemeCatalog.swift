package import Foundation

/// The themes that can be chosen: those built in, and the user's own files.
package struct ThemeCatalog: Sendable {
    /// In the order in which a key walks through them.
    package let themes: [Theme]
    /// What is wrong with the user's files that are not among the themes.
    package let problems: [ThemeError]

    /// The theme used where none is chosen.
    package static let standard: Theme = builtIn.themes.first ?? Theme(name: "plain", colors: [:])

    /// The themes built into the program.
    package static let builtIn: ThemeCatalog = {
        let files = [
            ("midnight", PackageResources.midnight_theme),
            ("daylight", PackageResources.daylight_theme),
            ("ember", PackageResources.ember_theme),
            ("forest", PackageResources.forest_theme),
            ("abyss", PackageResources.abyss_theme),
            ("snow", PackageResources.snow_theme),
            ("okabe-ito", PackageResources.okabe_ito_theme),
            ("okabe-ito-light", PackageResources.okabe_ito_light_theme),
            ("contrast", PackageResources.contrast_theme),
            ("mono", PackageResources.mono_theme),
        ]
        return ThemeCatalog(
            files: files.map {
                (name: $0.0, path: "Themes/\($0.0).theme", text: String(decoding: $0.1, as: UTF8.self))
            },
            over: []
        )
    }()

    /// The themes built in and those of a folder; a file with the name of a built-in theme takes its place.
    ///
    /// - Parameter folder: Holds `*.theme` files; may be missing.
    package init(userFolder folder: URL?) {
        let files = folder.map(Self.readFiles) ?? []
        self.init(
            files: files.compactMap { file in file.text.map { (file.name, file.path, $0) } },
            over: Self.builtIn.themes,
            problems: files.filter { $0.text == nil }.map {
                ThemeError(file: $0.path, problem: "cannot be read as UTF-8 text")
            }
        )
    }

    /// `$XDG_CONFIG_HOME/fer-tui/themes`, by default `~/.config/fer-tui/themes`; nil without a home.
    package static func userFolder(environment: [String: String]) -> URL? {
        let absolute = { (path: String?) in path.flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil } }
        let config =
            absolute(environment["XDG_CONFIG_HOME"])
            ?? absolute(environment["HOME"])?.appending(path: ".config")
        return config?.appending(path: "fer-tui/themes")
    }

    /// The theme of a name; nil if there is none.
    package func theme(named name: String) -> Theme? {
        themes.first { $0.name == name }
    }

    /// The theme after the one of a name, around at the end.
    package func theme(after name: String) -> Theme {
        let index = themes.firstIndex { $0.name == name } ?? -1
        return themes.isEmpty ? Self.standard : themes[(index + 1) % themes.count]
    }

    private init(
        files: [(name: String, path: String, text: String)], over base: [Theme], problems: [ThemeError] = []
    ) {
        var themes = base
        var problems = problems
        for file in files {
            let ground =
                themes.first { $0.name == file.name } ?? themes.first ?? Theme(name: file.name, colors: [:])
            do throws(ThemeError) {
                let theme = try ThemeParser.parse(file.text, file: file.path, name: file.name, base: ground)
                if let index = themes.firstIndex(where: { $0.name == file.name }) {
                    themes[index] = theme
                } else {
                    themes.append(theme)
                }
            } catch {
                problems.append(error)
            }
        }
        self.themes = themes
        self.problems = problems
    }

    private static func readFiles(_ folder: URL) -> [(name: String, path: String, text: String?)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".theme") }.sorted().map { name in
            let path = folder.appending(path: name).path
            return (String(name.dropLast(6)), path, try? String(contentsOfFile: path, encoding: .utf8))
        }
    }
}
