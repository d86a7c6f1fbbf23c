import RunStore
import TerminalUI

/// One sample: its picture, what it is and what the network took it for.
struct SampleDetail: Widget {
    /// How many classes are shown, likeliest first.
    private static let shownClasses = 3

    let state: DashboardState

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        Panel("Sample").draw(in: area, on: &grid, with: appearance)
        let inside = area.inset(horizontal: 2, vertical: 1)
        guard let evaluated = state.selectedSample else {
            let text = state.samples.page?.total == 0 ? "nothing to show" : "reading"
            return Label.emptyState(text).draw(in: inside, on: &grid, with: appearance)
        }
        let facts = facts(evaluated, appearance.glyphs, width: inside.width)
        let below = facts.count + Self.shownClasses + 1
        let parts = inside.rows(
            .flexible(minimum: 4), .fixed(1), .fixed(facts.count), .fixed(Self.shownClasses),
            priorities: [1, 0, 3, 2])
        if inside.height > below { drawPicture(evaluated.sample, in: parts[0], on: &grid, with: appearance) }
        Label(facts).draw(in: parts[2], on: &grid, with: appearance)
        drawRanking(evaluated, in: parts[3], on: &grid, with: appearance)
    }

    private func drawPicture(
        _ sample: SampleRecord, in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        switch state.pictures[sample.path] {
        case .picture(let picture): drawPicture(picture, in: area, on: &grid, with: appearance)
        case .unknown: Label.emptyState("loading").draw(in: area, on: &grid, with: appearance)
        case .missing:
            Label.emptyState("no picture", "the file cannot be read").draw(
                in: area, on: &grid, with: appearance)
        }
    }

    /// The picture, with where the network looked once that is known.
    private func drawPicture(
        _ picture: Picture, in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let answer = state.attentionQuestion.flatMap { state.attention[$0] }
        guard case .map(let map) = answer, map.tellsPlaces else {
            return PictureView(picture).draw(in: area, on: &grid, with: appearance)
        }
        PictureView(picture.overlaid(with: map, colors: appearance.theme.colorMap))
            .draw(in: area, on: &grid, with: appearance)
    }

    /// What is shown of where the network looked, in as many words as have room.
    private func attentionFacts(_ evaluated: EvaluatedSample, width: Int) -> [StyledText] {
        guard let question = state.attentionQuestion else { return [] }
        let isActual = question.target == .actual
        let label = isActual ? evaluated.sample.label : evaluated.prediction.predicted
        let subject = StyledText("Grad-CAM ", .muted) + StyledText(name(label), .accent, .bold)
        let words: [String]
        switch state.attention[question] {
        case .map(let map) where map.tellsPlaces: words = [", best checkpoint", ", best", ""]
        case .map: words = [": so small, it is seen as one place", ": one place", ""]
        case nil: words = [" is being computed", ": computing", ""]
        case .failed(let reason):
            return TextWrapping.wrap("no Grad-CAM: \(reason)", columns: width).map {
                StyledText($0, .warning)
            }
        }
        let forms = words.map { subject + StyledText($0, .muted) }
        return (forms.first { $0.columns <= width } ?? forms.last).map { [$0] } ?? []
    }

    private func facts(_ evaluated: EvaluatedSample, _ glyphs: GlyphSet, width: Int) -> [StyledText] {
        let sample = evaluated.sample
        let verdict: ThemeRole = evaluated.isCorrect ? .good : .error
        let arrow = glyphs.isUnicode ? " → " : " > "
        var facts = [
            StyledText(name(sample.label), nil, .bold) + StyledText(arrow, .muted)
                + StyledText(name(evaluated.prediction.predicted), verdict, .bold)
                + StyledText("  loss ", .muted)
                + StyledText(NumberText.fixed(evaluated.prediction.loss, decimals: 3)),
            StyledText(PathText.tail(sample.path, columns: width, ellipsis: glyphs.ellipsis), .muted),
        ]
        if let suspicion = state.samples.page?.suspicions[sample.index] {
            facts.append(
                StyledText("label: rather ", .warning)
                    + StyledText(name(suspicion.suggested), .warning, .bold)
                    + StyledText(" by \(NumberText.fixed(suspicion.doubt, decimals: 2))", .muted))
        }
        if let mark = state.marks[sample.path] {
            let note = mark.note.isEmpty ? "" : "  \(mark.note)"
            facts.append(StyledText("\(glyphs.bullet) marked", .best) + StyledText(note))
        }
        facts += attentionFacts(evaluated, width: width)
        if let shares = sample.shares {
            let ranked = shares.indices.filter { shares[$0] > 0 }.sorted {
                (shares[$1], $0) < (shares[$0], $1)
            }
            let votes = ranked.prefix(Self.shownClasses).map {
                "\(name($0)) \(NumberText.percent(Double(shares[$0])))"
            }
            facts.append(StyledText("votes ", .muted) + StyledText(votes.joined(separator: ", ")))
        }
        if let valence = sample.valence, let arousal = sample.arousal {
            facts.append(
                StyledText("valence ", .muted) + StyledText(NumberText.fixed(valence, decimals: 2))
                    + StyledText("  arousal ", .muted) + StyledText(NumberText.fixed(arousal, decimals: 2)))
        }
        return facts
    }

    private func drawRanking(
        _ evaluated: EvaluatedSample, in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        for (index, entry) in evaluated.prediction.ranking(limit: Self.shownClasses).enumerated() {
            let columns = area.row(index).columns(.fixed(9), .flexible(), .fixed(6), gap: 1)
            let isTrue = entry.label == evaluated.sample.label
            grid.write(StyledText(name(entry.label), isTrue ? .good : nil), in: columns[0], with: appearance)
            let role: ThemeRole = isTrue ? .good : index == 0 ? .error : .accent
            grid.drawBar(entry.probability, in: columns[1], role: role, with: appearance)
            let share = StyledText(NumberText.percent(entry.probability))
            grid.write(share, in: columns[2], with: appearance, align: .trailing)
        }
    }

    private func name(_ label: Int) -> String {
        state.run.classes.indices.contains(label) ? state.run.classes[label] : "\(label)"
    }
}
