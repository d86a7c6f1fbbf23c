import RunStore
import TerminalUI

/// The figures of the moment in one line, the most important first; those without room are left out.
struct StatusFigures: Widget {
    let run: RunView
    let now: Double

    private struct Figure {
        var name: String
        var value: StyledText
    }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let figures = figures(appearance.glyphs)
        let natural = figures.reduce(0) { $0 + columns($1) } + 2 * (figures.count - 1)
        let gap = natural + figures.count - 1 <= area.width ? 3 : 2
        var column = area.x
        for figure in figures {
            guard column + columns(figure) <= area.maxX else { break }
            let room = Rect(x: column, y: area.y, width: columns(figure), height: 1)
            let name = figure.name.isEmpty ? StyledText() : StyledText(figure.name + " ", .muted)
            grid.write(name + figure.value, in: room, with: appearance)
            column += columns(figure) + gap
        }
    }

    private func columns(_ figure: Figure) -> Int {
        figure.value.columns + (figure.name.isEmpty ? 0 : CharacterWidth.columns(figure.name) + 1)
    }

    private func figures(_ glyphs: GlyphSet) -> [Figure] {
        let none = glyphs.noValue
        var figures = [
            Figure(name: "loss", value: StyledText(loss ?? none, nil, .bold)),
            Figure(name: "acc", value: StyledText(accuracy ?? none, nil, .bold)),
            Figure(name: "best", value: best(glyphs)),
            Figure(name: "", value: StyledText(speed ?? none, nil, .bold) + StyledText(" img/s", .muted)),
            Figure(name: "lr", value: StyledText(learningRate ?? none, nil, .bold)),
        ]
        if run.state.isLive {
            let cores = run.usage?.cores.map { NumberText.fixed($0 * 100, decimals: 0) + "%" } ?? none
            figures.append(Figure(name: "cpu", value: StyledText(cores, nil, .bold)))
            let memory = run.usage.map { ByteText.text($0.residentBytes) } ?? none
            figures.append(Figure(name: "mem", value: StyledText(memory, nil, .bold)))
        }
        if run.unreadableCount > 0 {
            let count = StyledText(NumberText.grouped(run.unreadableCount), .warning, .bold)
            figures.append(Figure(name: "unreadable", value: count))
        }
        return figures
    }

    /// Mean of the latest steps, so that the figure can be read.
    private var loss: String? {
        mean(run.steps.recent.suffix(20).map(\.loss)).map { NumberText.fixed($0, decimals: 3) }
    }

    private var accuracy: String? {
        mean(run.steps.recent.suffix(20).map(\.accuracy)).map { NumberText.percent($0) }
    }

    private var speed: String? {
        Throughput.imagesPerSecond(run).map { NumberText.fixed($0, decimals: $0 < 100 ? 1 : 0) }
    }

    private var learningRate: String? {
        (run.steps.last?.learningRate ?? run.epochs.last?.learningRate).map {
            NumberText.short($0, digits: 2)
        }
    }

    private func best(_ glyphs: GlyphSet) -> StyledText {
        guard let best = run.bestEpoch else { return StyledText(glyphs.noValue, nil, .bold) }
        return StyledText("\(glyphs.best) \(NumberText.percent(best.testAccuracy))", .best, .bold)
            + StyledText(" ep \(best.epoch)", .muted)
    }

    private func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
