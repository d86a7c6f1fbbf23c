import Testing

@testable import FaceData

@Suite struct ContactSheetTests {
    @Test func picturesStandInTheirRows() {
        let red = Pictures.plain(4, 4, [255, 0, 0])
        let blue = Pictures.plain(4, 4, [0, 0, 255])
        let sheet = ContactSheet(rows: [[red, blue], [blue]], side: 4).picture
        #expect([sheet.width, sheet.height] == [14, 14])
        #expect(sheet[2, 2] == [255, 0, 0] && sheet[5, 5] == [255, 0, 0])
        #expect(sheet[8, 2] == [0, 0, 255] && sheet[2, 8] == [0, 0, 255])
        #expect(sheet[8, 8] == [32, 32, 32] && sheet[6, 2] == [32, 32, 32])
    }

    @Test func everyClassHasARowOfReadableFaces() {
        let sheet = ContactSheet.faces(of: MemorySource(count: 9, unreadable: [0]), side: 8, seed: 1).picture
        // Three faces at most a row, on a sheet of three classes.
        #expect([sheet.width, sheet.height] == [32, 32])
        // Of the first class one is torn, so that the row ends early.
        #expect(sheet[22, 4] == [32, 32, 32] && sheet[22, 14] != [32, 32, 32])
    }

    @Test func theAugmentedSheetBeginsWithTheFaceAsItIs() {
        var augmentation = Augmentation.none
        augmentation.brightness = 0.5
        let source = MemorySource(count: 3)
        let sheet = ContactSheet.augmented(source, augmentation, side: 8, seed: 1).picture
        #expect(sheet.width == ContactSheet.columns * 10 + 2)
        #expect(sheet[3, 3] == [0, 100, 200])
        let brightnesses = (0..<ContactSheet.columns).map { sheet[$0 * 10 + 3, 3][1] }
        #expect(Set(brightnesses).count > 8)
    }

    @Test func noFacesGiveAnEmptySheet() {
        let sheet = ContactSheet.faces(of: MemorySource(count: 0), side: 8, seed: 1).picture
        #expect(sheet.pixels.allSatisfy { $0 == 32 })
    }
}
