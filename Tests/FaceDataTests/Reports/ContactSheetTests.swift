import Testing

@testable import FaceData

@Suite struct ContactSheetTests {
    @Test func everyClassHasARowOfReadableFaces() {
        let sheet = ContactSheet.faces(of: MemorySource(count: 9, unreadable: [0]), side: 8, seed: 1)
        #expect(sheet.rows.map(\.label) == [0, 1, 2])
        // Of the first class one is torn, so that the row ends early.
        #expect(sheet.rows.map(\.pictures.count) == [2, 3, 3])
        #expect(sheet.rows.flatMap(\.pictures).allSatisfy { $0.width == 8 && $0.height == 8 })
    }

    @Test func theAugmentedSheetBeginsWithTheFaceAsItIs() {
        var augmentation = Augmentation.none
        augmentation.brightness = 0.5
        let sheet = ContactSheet.augmented(MemorySource(count: 3), augmentation, side: 8, seed: 1)
        let row = sheet.rows[0].pictures
        #expect(row.count == ContactSheet.columns)
        #expect(row[0][1, 1] == [0, 100, 200])
        #expect(Set(row.map { $0[1, 1][1] }).count > 8)
    }

    @Test func noFacesGiveAnEmptySheet() {
        let sheet = ContactSheet.faces(of: MemorySource(count: 0), side: 8, seed: 1)
        #expect(sheet.rows.allSatisfy { $0.pictures.isEmpty })
    }
}
