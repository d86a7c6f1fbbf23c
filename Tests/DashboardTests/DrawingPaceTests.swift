import Testing

@testable import Dashboard

/// What a run brings by itself is drawn so often that it takes a hundredth of a core, however long a frame takes.
@Suite struct DrawingPaceTests {
    @Test(arguments: [(0.001, 0.2), (0.005, 0.5), (0.5, 2.0)])
    func
        `slow frames are drawn more seldom, quick ones five times a second, none more seldom than every two seconds`(
            seconds: Double, wait: Double
        )
    {
        var pace = DrawingPace()
        #expect(pace.allows(100))
        pace.drew(in: seconds, now: 100)
        #expect(!pace.allows(100 + wait * 0.9))
        #expect(pace.allows(100 + wait * 1.1))
    }
}
