/// Something that people should read.
package struct EngineMessage: Sendable, Equatable {
    package enum Level: String, Sendable, Codable { case note, warning, failure }

    package let level: Level
    package let text: String

    package init(_ level: Level, _ text: String) {
        self.level = level
        self.text = text
    }
}
