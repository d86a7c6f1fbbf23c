/// CK+'s original tree: `cohn-kanade-images/S005/001/S005_001_00000011.png` and
/// `Emotion/S005/001/S005_001_00000011_emotion.txt`.
struct CKPlusTree {
    /// One recording of one person.
    struct Sequence {
        /// As in `S005`.
        let subject: String
        let folder: String
        /// The file of its label; nil where it has none.
        let label: String?
        /// The image that the label names, or else the last; nil where there is none.
        let peak: String?
    }

    private let images: String
    private let labels: String

    static func find(in root: String) throws(DatasetError) -> CKPlusTree? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            // The archives' own outer folders may be there or not.
            let images = try folder(
                "cohn-kanade-images", in: path, orBelow: "extended-cohn-kanade-images", listing)
            let labels = try folder("Emotion", in: path, orBelow: "Emotion_labels", listing)
            guard let images, let labels else { return nil }
            return CKPlusTree(images: images, labels: labels)
        }
    }

    private static func folder(
        _ name: String, in path: String, orBelow outer: String, _ listing: DirectoryListing
    ) throws(DatasetError) -> String? {
        if listing.folders.contains(name) { return "\(path)/\(name)" }
        guard listing.folders.contains(outer), try DirectoryListing("\(path)/\(outer)").folders.contains(name)
        else { return nil }
        return "\(path)/\(outer)/\(name)"
    }

    /// All recordings, those without images or without a label too.
    func sequences() throws(DatasetError) -> [Sequence] {
        var sequences: [Sequence] = []
        let people = Set(try DirectoryListing(images).folders + DirectoryListing(labels).folders)
        for subject in people.sorted() {
            let recorded = Self.folders(in: "\(images)/\(subject)")
            let labelled = Self.folders(in: "\(labels)/\(subject)")
            for name in Set(recorded + labelled).sorted() {
                sequences.append(sequence(subject, name))
            }
        }
        return sequences
    }

    private func sequence(_ subject: String, _ name: String) -> Sequence {
        let folder = "\(images)/\(subject)/\(name)"
        let labelFolder = "\(labels)/\(subject)/\(name)"
        let suffix = "_emotion.txt"
        let frames = Self.files(in: folder).filter(ImageFiles.isImage)
        let label = Self.files(in: labelFolder).last { $0.hasSuffix(suffix) }
        let named = label.flatMap { label in
            frames.first { $0.hasPrefix(String(label.dropLast(suffix.count)) + ".") }
        }
        return Sequence(
            subject: subject, folder: folder, label: label.map { "\(labelFolder)/\($0)" },
            peak: named ?? frames.last)
    }

    /// Nothing where there is no such folder.
    private static func folders(in path: String) -> [String] { (try? DirectoryListing(path))?.folders ?? [] }

    private static func files(in path: String) -> [String] { (try? DirectoryListing(path))?.files ?? [] }
}
