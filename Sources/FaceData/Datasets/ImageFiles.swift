import Foundation

/// The image files below a folder, at any depth.
struct ImageFiles {
    /// One of them.
    struct Entry: Equatable {
        let folder: String
        let name: String

        var path: String { "\(folder)/\(name)" }
    }

    /// Sorted within each folder, folders after the files beside them.
    private(set) var images: [Entry] = []
    /// The paths of files without a picture's extension.
    private(set) var others: [String] = []
    /// Folders within that cannot be listed, by reason.
    private(set) var closedFolders: [String: Int] = [:]
    /// Links to a folder that the link lies in.
    private(set) var circles = 0

    /// Deeper nesting is no dataset's.
    private static let deepest = 32

    /// What identifies a folder, by whatever path it was reached.
    private struct Place: Hashable {
        let device: UInt
        let number: UInt

        init?(_ path: String) {
            var status = stat()
            guard stat(FileName.bytes(path), &status) == 0 else { return nil }
            device = UInt(status.st_dev)
            number = UInt(status.st_ino)
        }
    }

    init(below folder: String) {
        add(folder, within: Self.around(folder))
    }

    /// The folders that a folder lies in, up to the root.
    private static func around(_ folder: String) -> Set<Place> {
        var places: Set<Place> = []
        var path = folder + "/.."
        while places.count < deepest, let place = Place(path), places.insert(place).inserted { path += "/.." }
        return places
    }

    /// The extensions of the formats that `ImageDecoder` reads, in lowercase.
    private static let extensions = [
        "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "tif", "tiff", "webp", "gif",
    ].map {
        Array($0.utf8)
    }

    /// Returns whether a file's name has the extension of a picture, in either case. Its format is found when it is read.
    static func isImage(_ name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return false }
        let ending = name.utf8[dot...].dropFirst()
        guard (3...4).contains(ending.count) else { return false }
        return extensions.contains { $0.elementsEqual(ending.lazy.map { $0 | 0x20 }) }
    }

    private mutating func add(_ folder: String, within outer: Set<Place>) {
        guard let place = Place(folder), outer.count <= 2 * Self.deepest, !outer.contains(place) else {
            circles += 1
            return
        }
        do throws(DatasetError) {
            let listing = try DirectoryListing(folder)
            for name in listing.files {
                if Self.isImage(name) {
                    images.append(Entry(folder: folder, name: name))
                } else {
                    others.append("\(folder)/\(name)")
                }
            }
            for name in listing.folders { add("\(folder)/\(name)", within: outer.union([place])) }
        } catch {
            closedFolders[error.problem, default: 0] += 1
        }
    }
}
