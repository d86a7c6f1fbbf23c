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
        let full = figures(isShort: false, appearance.glyphs)
        let figures = width(full, gap: 2) <= area.width ? full : figures(isShort: true, appearance.glyphs)
        let gap = width(figures, gap: 3) <= area.width ? 3 : 2
        var column = area.x
        for figure in figures {
            guard column + columns(figure) <= area.maxX else { break }
            let room = Rect(x: column, y: area.y, width: columns(figure), height: 1)
            let name = figure.name.isEmpty ? StyledText() : StyledText(figure.name + " ", .muted)
            grid.write(name + figure.value, in: room, with: appearance)
            column += columns(figure) + gap
        }
    }

    private func width(_ figures: [Figure], gap: Int) -> Int {
        figures.reduce(-gap) { $0 + columns($1) + gap }
    }

    private func columns(_ figure: Figure) -> Int {
        figure.value.columns + (figure.name.isEmpty ? 0 : CharacterWidth.columns(figure.name) + 1)
    }

    private func figures(isShort: Bool, _ glyphs: GlyphSet) -> [Figure] {
        let none = glyphs.noValue
        var figures = [
            Figure(name: "loss", value: StyledText(loss ?? none, nil, .bold)),
            Figure(name: "acc", value: StyledText(accuracy ?? none, nil, .bold)),
            Figure(name: "best", value: best(isShort: isShort, glyphs)),
            Figure(name: "", value: StyledText(speed ?? none, nil, .bold) + StyledText(" img/s", .muted)),
            Figure(name: "lr", value: StyledText(learningRate ?? none, nil, .bold)),
        ]
        if run.state.isLive {
            let cores = run.usage?.cores.map { NumberText.fixed($0 * 100, decimals: 0) + "%" } ?? none
            figures.append(Figure(name: "cpu", value: StyledText(cores, nil, .bold)))
            let memory = run.usage.map { ByteText.text($0.residentBytes) } ?? none
            figures.append(Figure(name: isShort ? "" : "mem", value: StyledText(memory, nil, .bold)))
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
        (run.steps.last?.learningRate ?? run.epochs.last?.learningRate).map(LearningRateText.text)
    }

    private func best(isShort: Bool, _ glyphs: GlyphSet) -> StyledText {
        guard let best = run.bestEpoch else { return StyledText(glyphs.noValue, nil, .bold) }
        let epoch = isShort ? StyledText() : StyledText(" ep \(best.epoch)", .muted)
        return StyledText("\(glyphs.best) \(NumberText.percent(best.evaluationAccuracy))", .best, .bold)
            + epoch
    }

    private func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
