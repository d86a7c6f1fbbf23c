import Dashboard
import Foundation

/// Keeps the dashboard's settings in `$XDG_CONFIG_HOME/fer-tui/settings.json`.
struct SettingsFile {
    /// Nil where the environment names no home.
    let url: URL?

    init(_ environment: [String: String]) {
        func folder(_ name: String) -> URL? {
            environment[name].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
        }
        let config = folder("XDG_CONFIG_HOME") ?? folder("HOME")?.appending(path: ".config")
        url = config?.appending(path: "fer-tui/settings.json")
    }

    /// The settings kept last; none where the file is missing or damaged.
    func load() -> DashboardSettings { read() ?? DashboardSettings() }

    /// What is wrong with the file, in a line; nil where nothing is. A damaged file is left as it is, for the user to
    /// mend.
    var problem: String? {
        guard let url, read() == nil, FileManager.default.fileExists(atPath: url.path) else { return nil }
        return "\(url.path) cannot be read: settings are not kept (mend or remove it)"
    }

    private func read() -> DashboardSettings? {
        guard let url, let bytes = try? Data(contentsOf: url) else { return nil }
        return try? JSONDecoder().decode(DashboardSettings.self, from: bytes)
    }

    /// Keeps the settings. A home that cannot be written to costs no more than the memory of them.
    func save(_ settings: DashboardSettings) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let url, problem == nil, settings != load(), let bytes = try? encoder.encode(settings) else {
            return
        }
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? bytes.write(to: url, options: .atomic)
    }
}
