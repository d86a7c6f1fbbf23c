@testable import TerminalUI

/// One example of every widget, with the names and numbers that a real run shows.
enum Samples {
    static let classes = [
        "neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt",
    ]

    static let confusion: [[Int]] = [
        [310, 12, 8, 30, 6, 0, 2, 1], [15, 280, 4, 2, 1, 0, 0, 0], [9, 6, 120, 3, 4, 0, 12, 0],
        [40, 4, 2, 95, 9, 1, 3, 0], [14, 3, 5, 8, 88, 2, 1, 0], [4, 1, 0, 5, 7, 6, 0, 0],
        [3, 0, 14, 6, 2, 0, 21, 0], [0, 0, 0, 0, 0, 0, 0, 0],
    ]

    static let distribution = BarChart(
        categories: classes,
        series: [
            BarChart.Series("train", role: .train, counts: [8740, 7287, 3149, 3014, 2100, 119, 532, 115]),
            BarChart.Series(
                "test", role: .test, counts: [2185, 1822, 787, 753, 525, 30, 133, 29], monoFill: "▒"),
        ]
    )

    static let trainLoss = curve { 2.1 / (1 + $0 * 0.35) + 0.2 }
    static let testLoss = curve { 2.1 / (1 + $0 * 0.3) + 0.35 + $0.truncatingRemainder(dividingBy: 3) * 0.02 }

    /// A value for each of 24 epochs.
    private static func curve(_ value: (Double) -> Double) -> [DataPoint] {
        (1...24).map { DataPoint(x: Double($0), y: value(Double($0))) }
    }

    static let chart = LineChart(
        series: [.train(trainLoss), .test(testLoss)],
        xAxis: ChartAxis("epoch", isInteger: true), yAxis: ChartAxis("loss"), best: testLoss[20]
    )

    static let confusionHeatmap = ConfusionHeatmap(
        classes: classes, counts: confusion, cursor: .init(row: 2, column: 6)
    )

    static let picture = Picture(
        width: 20, height: 20, rgb: (0..<1200).map { UInt8(truncatingIfNeeded: $0 / 5) }
    )

    static let bindings = [
        KeyBinding([.character("p")], hint: "pause", help: "Pause or go on", group: "Run"),
        KeyBinding([.character("s")], hint: "stop", help: "Stop the run", group: "Run"),
        KeyBinding([.up, .character("k")], hint: "up", help: "Move up", group: "Move"),
        KeyBinding([.character("?")], hint: "help", help: "Show all keys", group: "Program"),
    ]

    static var table: Table {
        Table(
            columns: [
                TableColumn("sample", width: .flexible(minimum: 8), priority: 3),
                TableColumn("true", width: .fixed(10), priority: 2),
                TableColumn("loss", width: .fixed(7), align: .trailing, priority: 1),
            ],
            rowCount: 1_000_000, sort: .init(column: 2, isAscending: false), selected: 3
        ) { row in
            [
                StyledText("faces/\(row).png"), StyledText(classes[row % 8], .muted),
                StyledText("\(9 - row % 9).25"),
            ]
        }
    }

    static var log: LogView {
        LogView(lineCount: 200, search: "epoch") { line in
            line == 199 ? "error: the disk is full" : "step \(line) of epoch 3"
        }
    }

    static var widgets: [(name: String, widget: any Widget)] {
        var widgets: [(String, any Widget)] = [
            ("panel", Panel("Accuracy", note: "best 0.91", footnote: "12/40", isFocused: true)),
            ("bars", distribution), ("chart", chart), ("heatmap", confusionHeatmap), ("table", table),
            ("log", log), ("progress", ProgressBar(fraction: 0.42)),
            ("sparkline", Sparkline(values: [1, 5, 2, .nan, 8, 3])),
            (
                "dialog",
                Dialog(title: "Stop", message: "Stop the run?", buttons: ["Stop and save", "Cancel"])
            ),
            ("toast", Toast("checkpoint written")), ("hints", KeyHints(bindings)),
            ("help", HelpOverlay(bindings: bindings)),
            ("tabs", TabBar(titles: ["Overview", "Confusion", "Samples"], selected: 1)),
            ("empty", Label.emptyState("no run", "start one with fer-tui demo")),
            ("scrollbar", Scrollbar(first: 10, visible: 20, count: 100)),
        ]
        if let picture { widgets.append(("picture", PictureView(picture))) }
        return widgets
    }
}
