import Foundation

extension NamedImages {
    /// The pictures that a path means: a folder's at any depth, in order, or the file itself.
    ///
    /// - Throws: `DatasetError` for a folder that holds no picture or cannot be listed.
    /// - Parameter skipped: gets the number of a folder's files that are no pictures by their names.
    package static func entries(at path: String, skipped: inout Int) throws(DatasetError) -> [Entry] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return [Entry(path: path)]
        }
        let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let files = ImageFiles(below: folder)
        if files.images.isEmpty, let reason = files.closedFolders.keys.first {
            throw DatasetError(path: path, problem: reason, advice: "check the folder's permissions")
        }
        let images = files.images
        guard !images.isEmpty else {
            throw DatasetError(
                path: path, problem: "holds no picture",
                advice: "name a folder with JPEG, PNG, BMP, TIFF, WebP or GIF files")
        }
        skipped += files.others.count
        return images.map { Entry(path: $0.path) }
    }

    /// The pictures that a list names: a line each, `path` or `path,x,y,width,height` with a face's box in
    /// pixels. A first line that begins with `path` is a header. Relative paths begin where the program was
    /// started.
    ///
    /// - Throws: `DatasetError` for a list that cannot be read, is empty, or has a box that is none.
    package static func entries(listedIn list: String) throws(DatasetError) -> [Entry] {
        var entries: [Entry] = []
        var flaw: DatasetError?
        var line = 0
        try CSVFile(path: list).forEachRow { row in
            line += 1
            let path = row.text(0)
            guard line > 1 || path.lowercased() != "path" else { return true }
            guard row.count > 1 else {
                entries.append(Entry(path: path))
                return true
            }
            let numbers = (1...4).compactMap(row.number)
            guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else {
                flaw = DatasetError(
                    path: list, problem: "row \(line) has no face box behind its path",
                    advice: "write path,x,y,width,height, in pixels")
                return false
            }
            let box = FaceBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
            entries.append(Entry(path: path, box: box))
            return true
        }
        if let flaw { throw flaw }
        guard !entries.isEmpty else {
            throw DatasetError(path: list, problem: "names no picture", advice: "write a path a line")
        }
        return entries
    }
}
