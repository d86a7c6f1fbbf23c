package import TerminalUI

/// The pictures of samples seen lately; one that could not be had is remembered as such.
package struct PictureStore: Sendable {
    private static let capacity = 64

    /// What is known of a picture.
    package enum Entry: Sendable {
        case unknown, missing
        case picture(Picture)
    }

    private var pictures: [String: Entry] = [:]
    private var order: [String] = []

    package subscript(path: String) -> Entry { pictures[path] ?? .unknown }

    package mutating func insert(_ picture: Picture?, for path: String) {
        if pictures[path] == nil { order.append(path) }
        pictures[path] = picture.map(Entry.picture) ?? .missing
        while order.count > Self.capacity { pictures[order.removeFirst()] = nil }
    }
}
