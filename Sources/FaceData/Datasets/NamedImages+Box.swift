import Synchronization

extension NamedImages.Entry {
    /// What to say of a face box that is not within its picture; nil if it is, or if the picture cannot be read.
    var remarkOnBox: String? {
        guard let box, let picture = try? ImageDecoder.decode(path: path) else { return nil }
        let (width, height) = (Float(picture.width), Float(picture.height))
        let isInside = box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
        guard !isInside else { return nil }
        let isOutside = box.x >= width || box.y >= height || box.x + box.width <= 0 || box.y + box.height <= 0
        let place = isOutside ? "outside" : "partly outside"
        return "\(path): its face box is \(place) the picture of \(picture.width)×\(picture.height) pixels"
    }
}

/// Remarks that threads gather while they read pictures.
final class BoxRemarks: Sendable {
    private let gathered = Mutex<[String]>([])

    func add(_ text: String) { gathered.withLock { $0.append(text) } }

    var texts: [String] { gathered.withLock { $0.sorted() } }
}
