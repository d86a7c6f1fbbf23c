import Foundation
import Testing

@testable import Figures

@Suite("Figures become files")
struct FigureFileTests {
    private let curves = CurvesFigure(
        trainAccuracy: [0.3, 0.5, 0.6], testAccuracy: [0.4, 0.55, 0.5], trainLoss: [1.8, 1.2, 0.9],
        testLoss: [1.5, 1.1, 1.2], bestEpoch: 2)

    @Test("of every format, told by its first bytes", arguments: FigureFormat.allCases)
    func formats(format: FigureFormat) throws {
        let bytes = try curves.encoded(as: format)
        let start =
            switch format {
            case .png: [0x89] + Array("PNG".utf8)
            case .svg: Array("<?xml".utf8)
            case .pdf: Array("%PDF".utf8)
            }
        #expect(bytes.starts(with: start))
        #expect(bytes.count > 2000)
    }

    @Test("a PNG has three pixels a point")
    func resolution() throws {
        let bytes = try curves.encoded(as: .png)
        // Width and height stand big-endian behind the header chunk's name.
        func number(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(16) == Int(curves.width * 3))
        #expect(number(20) == Int(curves.height * 3))
    }

    @Test("the same figure twice gives the same picture", arguments: [FigureFormat.png])
    func repeatable(format: FigureFormat) throws {
        #expect(try curves.encoded(as: format) == curves.encoded(as: format))
    }

    @Test(
        "curves of no epoch, of one, with gaps, and with no number at all",
        arguments: [[], [0.5], [0.5, .nan, 0.6, 0.7], [.nan], [.infinity, 0.2]] as [[Double]])
    func degenerateCurves(values: [Double]) throws {
        let figure = CurvesFigure(
            trainAccuracy: values, testAccuracy: values, trainLoss: values, testLoss: values,
            bestEpoch: values.count)
        #expect(try !figure.encoded(as: .png).isEmpty)
    }

    @Test("matrices of one class, of many, with long names and with classes that have no sample")
    func matrices() throws {
        let long = String(repeating: "contemptuously disgusted ", count: 5)
        for classes in [["one"], (0..<120).map { "class \($0)" }, [long, "b", "ü"]] {
            let rows = classes.indices.map { row in
                classes.indices.map { row == 0 ? 0 : $0 == row ? 90 : 1 }
            }
            let figure = ConfusionFigure(title: "t", classes: classes, rows: rows)
            #expect(try !figure.encoded(as: .png).isEmpty)
        }
    }
}
