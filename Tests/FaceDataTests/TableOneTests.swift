import Testing

@testable import FaceData

@Suite struct TableOneTests {
    /// Table 1 of the paper, in AffectNet's order.
    let train = [59887, 107506, 20359, 11269, 5100, 3042, 19903, 2998]
    let test = [14971, 26877, 5090, 2817, 1275, 760, 4976, 750]

    @Test func aFifthOfThePapersTotalsIsThePapersTestSet() {
        let totals = zip(train, test).map(+)
        #expect(Apportionment.shares(counts: totals, fraction: 0.2) == test)
    }
}
