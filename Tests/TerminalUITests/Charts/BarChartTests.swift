import Testing

@testable import TerminalUI

@Suite struct BarChartTests {
    private let chart = BarChart(
        categories: ["neutral", "happiness", "fear"],
        series: [
            BarChart.Series("train", role: .train, counts: [800, 150, 50]),
            BarChart.Series("test", role: .test, counts: [150, 40, 10], monoFill: "▒"),
        ]
    )

    @Test("with room, a line for each bar: counts, shares, and bars of the shares on one scale")
    func stacked() {
        #expect(
            drawn(chart, width: 34, height: 9).lines == [
                "         █ train 1,000  █ test 200",
                "neutral  ███████████████ 800 80.0%",
                "         ██████████████▏ 150 75.0%",
                "",
                "happine… ██▊╌╌╌╌╌╌╌╌╌╌╌╌ 150 15.0%",
                "         ███▊╌╌╌╌╌╌╌╌╌╌╌  40 20.0%",
                "",
                "fear     █╌╌╌╌╌╌╌╌╌╌╌╌╌╌  50  5.0%",
                "         █╌╌╌╌╌╌╌╌╌╌╌╌╌╌  10  5.0%",
            ])
    }

    @Test("with fewer lines the series lie side by side")
    func sideBySide() {
        #expect(
            drawn(chart, width: 46, height: 4).lines == [
                "          █ train 1,000      █ test 200",
                "neutral   ███████ 800 80.0%  ██████▋ 150 75.0%",
                "happiness █▎╌╌╌╌╌ 150 15.0%  █▊╌╌╌╌╌  40 20.0%",
                "fear      ▌╌╌╌╌╌╌  50  5.0%  ▌╌╌╌╌╌╌  10  5.0%",
            ])
    }

    @Test("in ASCII without color the series still differ")
    func ascii() {
        #expect(
            drawn(chart, width: 46, height: 4, .ascii).lines == [
                "          # train 1,000      = test 200",
                "neutral   ####### 800 80.0%  ======= 150 75.0%",
                "happiness #-..... 150 15.0%  ==.....  40 20.0%",
                "fear      =......  50  5.0%  =......  10  5.0%",
            ])
    }

    @Test("the series have their theme's colors")
    func colors() {
        let grid = drawn(chart, width: 34, height: 9)
        let theme = ThemeCatalog.standard
        #expect(grid[9, 1].style.foreground == theme[.train])
        #expect(grid[9, 2].style.foreground == theme[.test])
    }

    @Test("categories without room are counted")
    func hiddenCategories() {
        #expect(drawn(chart, width: 20, height: 2).lines == ["neut… ██████  █████▋", "… 2 more"])
    }

    @Test("a count above zero always shows, a share below one never fills the bar")
    func extremes() {
        var grid = CellGrid(width: 10, height: 2)
        grid.drawBar(1e-9, in: grid.bounds.row(0), role: .train, with: Appearance())
        grid.drawBar(0.9999, in: grid.bounds.row(1), role: .train, with: Appearance())
        #expect(grid.lines == ["▏╌╌╌╌╌╌╌╌╌", "█████████▉"])
    }

    @Test("without samples it says so")
    func empty() {
        let empty = BarChart(categories: ["a"], series: [BarChart.Series("train", role: .train, counts: [0])])
        #expect(drawn(empty, width: 12, height: 1).lines == [" no samples"])
    }
}
