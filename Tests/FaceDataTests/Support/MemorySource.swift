@testable import FaceData

/// Faces in memory, some of which may be unreadable.
struct MemorySource: SampleSource {
    let classNames: [String]
    let images: [PixelImage]
    let labels: [Int]
    var unreadable: Set<Int> = []

    init(count: Int, unreadable: Set<Int> = []) {
        classNames = ["neutral", "happy", "sad"]
        images = (0..<count).map { Pictures.plain(6, 6, [UInt8($0), 100, 200]) }
        labels = (0..<count).map { $0 % 3 }
        self.unreadable = unreadable
    }

    var count: Int { images.count }

    func sample(at index: Int) -> Sample {
        Sample(path: "face \(index)", target: Target(label: labels[index]))
    }

    func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        guard !unreadable.contains(index) else {
            throw UnreadableImage(path: "face \(index)", reason: "torn")
        }
        return images[index]
    }
}
