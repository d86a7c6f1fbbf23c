import Testing

@testable import FaceData

@Suite struct CropTests {
    let picture = Pictures.grid(20, 12)

    @Test func theBoxesPixelsAreCutOut() throws {
        let face = try picture.cropped(to: box(4, 3, 6, 5))
        #expect([face.width, face.height] == [6, 5])
        #expect(face[0, 0] == [4, 3, 0])
        #expect(face[5, 4] == [9, 7, 0])
    }

    @Test func theMarginIsAFractionOfTheBox() throws {
        let face = try picture.cropped(to: box(6, 4, 4, 4, margin: 0.5))
        #expect([face.width, face.height] == [8, 8])
        #expect(face[0, 0] == [4, 2, 0])
    }

    @Test func outsideThePictureItsEdgeGoesOn() throws {
        let face = try picture.cropped(to: box(-2, 9, 6, 5))
        #expect([face.width, face.height] == [6, 5])
        #expect(face[0, 0] == [0, 9, 0])
        #expect(face[2, 0] == [0, 9, 0])
        #expect(face[5, 4] == [3, 11, 0])
    }

    @Test func aVastBoxIsBoundedToAQuarterBeyond() throws {
        let face = try picture.cropped(to: box(-1e9, -1e9, 2e9, 2e9))
        #expect([face.width, face.height] == [30, 18])
    }

    @Test(arguments: [(25, 0), (0, 40), (-10, 0), (3e8, 3e8)] as [(Float, Float)])
    func aBoxElsewhereIsRefused(x: Float, y: Float) {
        #expect(throws: DecodingFailure("the face's box lies outside the picture of 20 × 12 pixels")) {
            try picture.cropped(to: box(x, y, 5, 5))
        }
    }

    @Test(arguments: [(0, 5), (5, -1), (.nan, 5), (.infinity, 5)] as [(Float, Float)])
    func noBoxMeansTheWholePicture(width: Float, height: Float) throws {
        #expect(box(2, 2, width, height) == nil)
        #expect(try picture.cropped(to: nil) == picture)
    }

    private func box(_ x: Float, _ y: Float, _ width: Float, _ height: Float, margin: Float = 0) -> CropBox? {
        CropBox(FaceBox(x: x, y: y, width: width, height: height), margin: margin)
    }
}
