import Testing

@testable import Figures

@Suite("The figure beside a curve's best point")
struct LineChartTests {
    /// Ten epochs in a frame of 100 by 100.
    private func height(train: [Double], test: [Double], epoch: Int) -> (label: Double, point: Double) {
        let chart = LineChart(
            title: "", yLabel: "", series: [Series("train", train), Series("test", test)], limits: 0...1,
            ringedEpoch: epoch)
        let plane = Plane(
            frame: Frame(x: 0, y: 0, width: 100, height: 100), x: TickScale(counting: 10),
            y: TickScale(holding: [0, 1], within: 0...1))
        let point = plane.point(Double(epoch), test[epoch - 1])
        return (chart.labelHeight(of: point, over: (point.x - 12)...(point.x + 12), plane), point.y)
    }

    @Test("stands above it, where nothing is in the way")
    func above() {
        let flat = [Double](repeating: 0.2, count: 10)
        let found = height(train: flat, test: [Double](repeating: 0.5, count: 10), epoch: 5)
        #expect(found.label < found.point)
    }

    @Test("stands below it, where another curve runs above")
    func below() {
        let near = [Double](repeating: 0.62, count: 10)
        let found = height(train: near, test: [Double](repeating: 0.5, count: 10), epoch: 5)
        #expect(found.label > found.point)
    }

    @Test("stays within the frame, whatever is in the way", arguments: [0.0, 1.0])
    func within(value: Double) {
        let curve = [Double](repeating: value, count: 10)
        let found = height(train: curve, test: curve, epoch: 5)
        #expect((4...96).contains(found.label))
    }
}
