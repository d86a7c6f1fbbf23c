import Foundation

@testable import fer_tui

/// The keys that docs/json.md promises for a command, and what a printed object has otherwise.
struct JSONSchema {
    /// What may stand at a place: an object's keys, a list's elements, the values of an object whose keys are data, or a
    /// value of a type.
    private final class Place {
        var keys: [String: Place] = [:]
        var type: String?
    }

    private let root = Place()

    /// Reads the table under the heading that holds the command in backticks.
    init(of command: String) throws {
        let page = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/json.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let section = text.components(separatedBy: "\n## ").dropFirst().first {
            $0.prefix { $0 != "\n" }.contains("`\(command)`")
        }
        guard let section else {
            throw CommandFailure("docs/json.md has no section on \(command)", remedy: "write it")
        }
        for line in section.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            add(cells[0].trimmingCharacters(in: ["`"]), type: cells[1])
        }
    }

    private func add(_ path: String, type: String) {
        var place = root
        for part in path.replacing("[]", with: ".[]").split(separator: ".") {
            let next = place.keys[String(part)] ?? Place()
            place.keys[String(part)] = next
            place = next
        }
        place.type = type
    }

    /// Every way in which a printed value is not as the page says, each as one line.
    func differences(_ value: Any) -> [String] { Self.differences(value, root, "") }

    private static func differences(_ value: Any, _ place: Place, _ path: String) -> [String] {
        if let type = place.type { return fits(value, type) ? [] : ["\(path): \(value) is no \(type)"] }
        if value is NSNull { return [] }
        if let element = place.keys["[]"] {
            guard let list = value as? [Any] else { return ["\(path): is no list"] }
            return list.flatMap { differences($0, element, path + "[]") }
        }
        guard let object = value as? [String: Any] else { return ["\(path): is no object"] }
        if let any = place.keys["*"] {
            return object.flatMap { differences($0.value, any, path + ".*") }
        }
        let missing = Set(place.keys.keys).subtracting(object.keys).map { "\(path).\($0): is missing" }
        let unknown = Set(object.keys).subtracting(place.keys.keys).map {
            "\(path).\($0): is not on the page"
        }
        return missing.sorted() + unknown.sorted()
            + object.flatMap { key, value in
                place.keys[key].map { differences(value, $0, "\(path).\(key)") } ?? []
            }
    }

    private static func fits(_ value: Any, _ type: String) -> Bool {
        if value is NSNull { return type.hasSuffix("or null") }
        let isBoolean = (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
        switch type.split(separator: " ").first {
        case "text": return value is String
        case "number": return value is NSNumber && !isBoolean
        case "boolean": return isBoolean
        default: return false
        }
    }
}
