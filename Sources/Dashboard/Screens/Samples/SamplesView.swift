import RunStore
import TerminalUI

/// The evaluated samples as a list, the selected one with its picture.
struct SamplesView: ScreenView {
    let state: DashboardState

    private var samples: SamplesState { state.samples }
    private var classes: [String] { state.run.classes }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let panes = panes(area)
        Panel(title, note: note).draw(in: panes.list, on: &grid, with: appearance)
        guard samples.page != nil || samples.asked != nil else {
            let text = Label.emptyState("no predictions yet", "they come at the end of the first epoch")
            text.draw(in: panes.table, on: &grid, with: appearance)
            return Panel("Sample").draw(in: panes.sample, on: &grid, with: appearance)
        }
        table(panes.table.width, appearance).draw(in: panes.table, on: &grid, with: appearance)
        SampleDetail(state: state).draw(in: panes.sample, on: &grid, with: appearance)
    }

    /// The place in the list of a row on the screen, for the mouse.
    func row(at position: Position, in area: Rect) -> Int? {
        let room = panes(area).table
        return table(room.width, state.appearance).row(at: position, in: room)
    }

    private func panes(_ area: Rect) -> (list: Rect, table: Rect, sample: Rect) {
        let width = max(34, min(72, area.width * 9 / 20))
        let beside = area.width >= 68 ? width : area.width * 2 / 5
        let isAlone = state.zoomedPane == .sample
        let columns = area.columns(.flexible(), .fixed(isAlone ? area.width : beside), priorities: [0, 1])
        return (columns[0], columns[0].inset(horizontal: 2, vertical: 1), columns[1])
    }

    private var title: String {
        let text = samples.filter.pathText
        return text.isEmpty ? kind : "\(kind), \"\(text)\""
    }

    private var kind: String {
        let filter = samples.filter
        let name = { (label: Int?) in
            label.flatMap { classes.indices.contains($0) ? classes[$0] : nil } ?? "any"
        }
        let ready =
            filter.paths != nil ? "Marked" : samples.listing == .mislabeled ? "Likely mislabeled" : nil
        if filter.actual == nil, filter.predicted == nil {
            if let ready { return ready }
            let isSure = samples.listing == .sorted(.confidence)
            return filter.onlyErrors
                ? (isSure ? "Misclassified with high confidence" : "Misclassified") : "Samples"
        }
        let arrow = state.appearance.glyphs.isUnicode ? "→" : ">"
        let kind = ready.map { ", " + $0.lowercased() } ?? (filter.onlyErrors ? " errors" : "")
        return "\(name(filter.actual)) \(arrow) \(name(filter.predicted))\(kind)"
    }

    private var note: String {
        guard let page = samples.page else { return "" }
        let place = page.total == 0 ? 0 : samples.selected + 1
        let epoch = state.evaluationLabel(page.query.epoch)
        return
            "\(NumberText.grouped(place))/\(NumberText.grouped(page.total)) \(state.appearance.glyphs.separator) \(epoch)"
    }

    private var emptyText: String {
        guard samples.page != nil else { return "reading" }
        if !samples.filter.pathText.isEmpty { return "no path has \"\(samples.filter.pathText)\"" }
        if samples.filter.paths != nil { return "nothing is marked" }
        return samples.listing == .mislabeled ? "no label is doubted" : "no such samples"
    }

    private func table(_ width: Int, _ appearance: Appearance) -> Table {
        let layout = SampleColumns(width: width, isDoubted: samples.listing == .mislabeled)
        let page = samples.page
        return Table(
            columns: layout.columns, rowCount: page?.total ?? 0, sort: layout.sort(samples.listing),
            selected: samples.selected, emptyText: emptyText
        ) { place in
            page?.sample(at: place).map { layout.cells($0, in: state, appearance.glyphs) }
                ?? [StyledText(appearance.glyphs.ellipsis, .muted)]
        }
    }
}
