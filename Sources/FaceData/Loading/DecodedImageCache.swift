import Synchronization

/// Keeps decoded faces, up to a number of bytes, so that later epochs need not decode them again.
///
/// What came first stays: an epoch visits every face once, so that throwing out the oldest would throw out
/// just the one needed next.
final class DecodedImageCache: Sendable {
    private struct Entry {
        let image: PixelImage
        let minimumSide: Int?
    }

    private struct State {
        var entries: [Int: Entry] = [:]
        var bytes = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: bytes of pixels; zero keeps nothing.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The face of a sample as it was decoded for the same smallest side.
    func image(at index: Int, minimumSide: Int?) -> PixelImage? {
        state.withLock { state in
            guard let entry = state.entries[index], entry.minimumSide == minimumSide else { return nil }
            return entry.image
        }
    }

    func keep(_ image: PixelImage, at index: Int, minimumSide: Int?) {
        state.withLock { state in
            guard state.entries[index] == nil, state.bytes + image.pixels.count <= capacity else { return }
            state.entries[index] = Entry(image: image, minimumSide: minimumSide)
            state.bytes += image.pixels.count
        }
    }
}
