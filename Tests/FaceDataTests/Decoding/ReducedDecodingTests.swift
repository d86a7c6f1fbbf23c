import Testing

@testable import FaceData

/// A large JPEG is decoded at a fraction of its size where fewer pixels are wanted.
@Suite struct ReducedDecodingTests {
    let file: [UInt8]

    init() throws {
        file = try Pictures.jpeg(Pictures.plain(256, 192, [90, 120, 40]))
    }

    @Test(arguments: [(24, 24), (25, 48), (64, 72), (96, 96), (97, 120), (192, 192), (500, 192)])
    func theShorterSideStaysAtOrAboveTheWish(wish: Int, side: Int) throws {
        let picture = try ImageDecoder.decode(bytes: file, path: "plain.jpg", box: nil, minimumSide: wish)
        #expect(picture.height == side)
        #expect(picture.width == side * 4 / 3)
    }

    @Test func aFacesBoxIsCutOutOfTheReducedPicture() throws {
        let box = CropBox(FaceBox(x: 64, y: 32, width: 128, height: 96), margin: 0)
        let face = try ImageDecoder.decode(bytes: file, path: "plain.jpg", box: box, minimumSide: 48)
        #expect([face.width, face.height] == [64, 48])
    }

    @Test func evaluationDecodesInFull() {
        #expect(ImagePreparation(imageSize: 64, augmentation: nil).minimumSide == nil)
    }
}
