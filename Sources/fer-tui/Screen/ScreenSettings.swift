import Foundation

/// What the dashboard remembers from one time to the next, in `$XDG_CONFIG_HOME/fer-tui/settings.json`.
struct ScreenSettings: Codable, Equatable {
    var theme: String?

    /// The settings kept last; none where the file is missing or damaged.
    static func load(_ environment: [String: String]) -> ScreenSettings {
        guard let file = file(environment), let bytes = try? Data(contentsOf: file) else {
            return ScreenSettings()
        }
        return (try? JSONDecoder().decode(ScreenSettings.self, from: bytes)) ?? ScreenSettings()
    }

    /// Keeps the settings. A home that cannot be written to costs no more than the memory of them.
    func save(_ environment: [String: String]) {
        guard let file = Self.file(environment), self != Self.load(environment),
            let bytes = try? JSONEncoder().encode(self)
        else { return }
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? bytes.write(to: file, options: .atomic)
    }

    private static func file(_ environment: [String: String]) -> URL? {
        func folder(_ name: String) -> URL? {
            environment[name].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
        }
        let config = folder("XDG_CONFIG_HOME") ?? folder("HOME")?.appending(path: ".config")
        return config?.appending(path: "fer-tui/settings.json")
    }
}
