import Kernels
import Testing

@Suite struct AverageTests {
    @Test func theAverageGoesAShareOfTheWay() {
        var average: [Float] = (0..<32).map { Float($0) }
        let values: [Float] = (0..<32).map { Float($0) + 8 }
        AverageKernels.follow(&average, values, count: 32, share: 0.25)
        #expect(average == (0..<32).map { Float($0) + 2 })
    }

    @Test func exchangingTwiceGivesBackBoth() {
        var first: [Float] = (0..<32).map { Float($0) }
        var second = first.map { -$0 }
        let (formerFirst, formerSecond) = (first, second)
        AverageKernels.exchange(&first, &second, count: 32)
        #expect(first == formerSecond)
        #expect(second == formerFirst)
        AverageKernels.exchange(&first, &second, count: 32)
        #expect(first == formerFirst)
    }
}
