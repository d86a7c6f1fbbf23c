/// Accuracy and loss of every epoch, on training and test images: the two charts of the paper's Fig. 2.
package struct CurvesFigure: Figure {
    package let width = 640.0
    package let height = 260.0
    private let charts: [LineChart]

    /// - Parameters:
    ///   - trainAccuracy: 0 to 1, an epoch each, as the other three.
    ///   - bestEpoch: from 1; its test figures are ringed.
    package init(
        trainAccuracy: [Double], testAccuracy: [Double], trainLoss: [Double], testLoss: [Double],
        bestEpoch: Int?
    ) {
        charts = [
            LineChart(
                title: "(a) Accuracy", yLabel: "accuracy",
                series: [Series("train", trainAccuracy), Series("test", testAccuracy)], limits: 0...1,
                ringedEpoch: bestEpoch),
            LineChart(
                title: "(b) Loss", yLabel: "cross-entropy",
                series: [Series("train", trainLoss), Series("test", testLoss)],
                limits: 0...Double.greatestFiniteMagnitude, ringedEpoch: bestEpoch),
        ]
    }

    package func draw(on canvas: Canvas) {
        let page = Frame(x: 8, y: 6, width: width - 16, height: height - 12)
        for (chart, frame) in zip(charts, page.columns(charts.count, gap: 18)) {
            chart.draw(on: canvas, in: frame)
        }
    }
}
