import Dashboard
import Foundation

/// Keeps the dashboard's settings in `$XDG_CONFIG_HOME/fer-tui/settings.json`.
struct SettingsFile {
    /// Nil if the environment names no home.
    let url: URL?

    init(_ environment: [String: String]) {
        func folder(_ name: String) -> URL? {
            environment[name].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
        }
        let config = folder("XDG_CONFIG_HOME") ?? folder("HOME")?.appending(path: ".config")
        url = config?.appending(path: "fer-tui/settings.json")
    }

    /// The settings kept last; none if the file is missing or damaged.
    func load() -> DashboardSettings { read() ?? DashboardSettings() }

    /// A message about a damaged file; nil if there is none. A damaged file is not overwritten, so that the user can
    /// repair it.
    var problem: String? {
        guard let url, read() == nil, FileManager.default.fileExists(atPath: url.path) else { return nil }
        return "\(url.path) cannot be read: settings are not kept (mend or remove it)"
    }

    private func read() -> DashboardSettings? {
        guard let url, let bytes = try? Data(contentsOf: url) else { return nil }
        return try? JSONDecoder().decode(DashboardSettings.self, from: bytes)
    }

    /// Writes the settings; does nothing if the home directory is not writable.
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
