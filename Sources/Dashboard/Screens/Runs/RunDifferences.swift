import RunStore
import TerminalUI

/// What several runs were set to, where it is not the same, and how they do.
struct RunDifferences {
    /// One line of the comparison: a value for each run.
    struct Row: Equatable {
        let name: String
        let values: [String]
    }

    /// How they do.
    let figures: [Row]
    /// The settings that differ.
    let settings: [Row]
    /// Those that are the same.
    let common: [Row]

    /// Of one run alone, everything; of several, what differs and how they do.
    let rows: [Row]

    init(_ runs: [RunSummary], _ glyphs: GlyphSet) {
        figures = Self.figures(runs, glyphs)
        let all = Self.settings(runs, glyphs)
        settings = all.filter { Set($0.values).count > 1 }
        common = all.filter { Set($0.values).count <= 1 }
        rows = settings + figures + (runs.count > 1 ? [] : common)
    }

    private static func figures(_ runs: [RunSummary], _ glyphs: GlyphSet) -> [Row] {
        func row(_ name: String, _ value: (RunSummary) -> String?) -> Row {
            Row(name: name, values: runs.map { value($0) ?? glyphs.noValue })
        }
        return [
            row("state") { $0.state.rawValue },
            row("best accuracy") {
                $0.bestEpoch.map { NumberText.percent($0.evaluationAccuracy, decimals: 2) }
            },
            row("at epoch") { run in run.bestEpoch.map { "\($0.epoch) of \(run.configuration.epochs)" } },
            row("lowest loss") { $0.lowestLoss.map { NumberText.fixed($0, decimals: 4) } },
            row("macro F1") { $0.bestEpoch.map { NumberText.fixed($0.macroF1, decimals: 4) } },
            row("images a second") { $0.epochs.last.map { NumberText.short($0.imagesPerSecond) } },
            row("took") { run in
                run.epochs.isEmpty
                    ? nil : DurationText.text(run.epochs.map(\.seconds).filter(\.isFinite).reduce(0, +))
            },
        ]
    }

    private static func settings(_ runs: [RunSummary], _ glyphs: GlyphSet) -> [Row] {
        let settings = runs.map { Self.settings(of: $0.configuration) }
        let own = ["model", "data", "image size", "batch size", "epochs", "steps an epoch"]
        let names = own + Set(settings.flatMap(\.keys)).subtracting(own).sorted()
        return names.map { name in
            Row(name: name, values: settings.map { $0[name] ?? glyphs.noValue })
        }
    }

    private static func settings(of configuration: RunConfiguration) -> [String: String] {
        let own = [
            "model": configuration.model, "data": configuration.dataset,
            "image size": "\(configuration.imageSize)", "batch size": "\(configuration.batchSize)",
            "epochs": "\(configuration.epochs)", "steps an epoch": "\(configuration.stepsPerEpoch)",
        ]
        // The whole configuration is no setting: what differs in it stands in lines of its own.
        let options = configuration.options.filter { $0.key != RunConfiguration.wholeKey }
        return own.merging(options) { own, _ in own }
    }
}
