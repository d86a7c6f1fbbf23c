import Testing

@testable import EfficientNet

@Suite("Cutting images into bands of rows")
struct RowBandsTests {
    @Test("Every row lies in one band", arguments: [1, 7, 8, 56, 95, 112], [1, 3, 16, 64])
    func bandsCoverTheRows(rows: Int, workers: Int) {
        let bands = RowBands(rows: rows, halo: 2, units: 3, workers: workers)
        var end = 0
        for band in 0..<bands.count {
            let range = bands.range(band)
            #expect(range.lowerBound == end && !range.isEmpty)
            end = range.upperBound
        }
        #expect(end == rows)
    }

    @Test("Nothing is cut where the workers end together anyway", arguments: [1, 2, 16])
    func evenUnitsStayWhole(workers: Int) {
        for shares in 1...3 {
            #expect(RowBands(rows: 112, halo: 2, units: shares * workers, workers: workers).count == 1)
        }
    }

    /// The first depthwise convolution of EfficientNet-B4 on one image, 48 channels.
    @Test("Three units keep more than three workers busy, and two workers as long as each other")
    func fewUnitsAreCut() {
        #expect(RowBands(rows: 112, halo: 2, units: 3, workers: 2).count == 2)
        #expect(RowBands(rows: 112, halo: 2, units: 3, workers: 16).count == 5)
    }
}
