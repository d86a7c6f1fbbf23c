import Testing

@testable import FaceData

@Suite("Mirrored batches")
struct MirroringTests {
    @Test("each row is turned round, pixel by pixel; twice gives the batch back")
    func mirrored() {
        // Two images of 2 × 2 pixels.
        let values = (0..<24).map(Float.init)
        let targets = [Target(label: 0), Target(label: 1)]
        let batch = PreparedBatch(images: values, sampleIndices: [4, 7], targets: targets, unreadable: [])
        let turned = batch.mirrored(imageSize: 2)
        #expect(Array(turned.images.prefix(12)) == [3, 4, 5, 0, 1, 2, 9, 10, 11, 6, 7, 8])
        #expect(turned.sampleIndices == [4, 7])
        #expect(turned.mirrored(imageSize: 2).images == values)
    }
}
