import Figures
import Foundation
import RunStore

/// Writes a run's figures to files.
struct RunExporter {
    private let run: RunDirectory
    private let reader: RunReader
    private let givenEpoch: Int?

    /// - Parameter epoch: the epoch whose matrix is wanted; nil for the best.
    init(_ run: RunDirectory, epoch: Int?) throws(RunStoreError) {
        self.run = run
        reader = try RunReader(run)
        givenEpoch = epoch
    }

    func write(_ file: ExportFile) throws {
        switch file.content {
        case .confusionText: try write(confusion().text, to: file)
        case .confusionCSV: try write(confusion().csv, to: file)
        case .confusionJSON: try write(confusion().json, to: file)
        case .curvesCSV: try write(EvaluationExport.csv(epochs: reader.epochs()), to: file)
        case .curvesJSON: try write(EvaluationExport.json(epochs: reader.epochs()), to: file)
        case .misclassified: try write(misclassified(), to: file)
        case .weights: try copyWeights(to: file)
        case .confusionFigure(let format): try write(Data(confusionFigure().encoded(as: format)), to: file)
        case .curvesFigure(let format): try write(Data(curvesFigure().encoded(as: format)), to: file)
        }
    }

    private func confusionFigure() throws -> ConfusionFigure {
        let epoch = try givenEpoch ?? bestEpoch()
        let matrix = try confusion()
        let accuracy = FixedPoint.text(matrix.accuracy, digits: 4)
        return ConfusionFigure(
            title: "Confusion matrix after epoch \(epoch), accuracy \(accuracy)", classes: matrix.classes,
            rows: matrix.rows)
    }

    private func curvesFigure() throws -> CurvesFigure {
        let best = try bestEpoch()
        return CurvesFigure(epochs: try reader.epochs(), bestEpoch: best)
    }

    private func confusion() throws -> ConfusionMatrix {
        let epoch = try givenEpoch ?? bestEpoch()
        guard let matrix = try reader.confusion(epoch: epoch) else {
            throw CommandFailure(
                "\(run.path): epoch \(epoch) was not evaluated", remedy: "name an epoch that is done")
        }
        return matrix
    }

    /// Epochs' predictions are kept for the best and the last.
    private func misclassified() throws -> String {
        let samples = try reader.samples(
            epoch: bestEpoch(), filter: SampleFilter(), order: .loss, limit: .max)
        return EvaluationExport.csv(samples: samples, classes: try reader.classes())
    }

    /// The epoch of the best test accuracy, the first of equals.
    private func bestEpoch() throws -> Int {
        let epochs = try reader.epochs()
        guard let best = epochs.max(by: { ($0.testAccuracy, -$0.epoch) < ($1.testAccuracy, -$1.epoch) })
        else {
            throw CommandFailure("\(run.path): no epoch is done yet", remedy: "wait for the first evaluation")
        }
        return best.epoch
    }

    private func copyWeights(to file: ExportFile) throws {
        let source = URL(fileURLWithPath: run.checkpoints + "/best/model.safetensors")
            .resolvingSymlinksInPath()
        guard let bytes = try? Data(contentsOf: source, options: .alwaysMapped) else {
            throw CommandFailure(
                "\(run.path): has no checkpoint yet", remedy: "fer-tui checkpoint writes one")
        }
        try write(bytes, to: file)
    }

    private func write(_ text: String, to file: ExportFile) throws {
        try write(Data(text.utf8), to: file)
    }

    private func write(_ bytes: Data, to file: ExportFile) throws {
        do {
            try bytes.write(to: URL(fileURLWithPath: file.path), options: .atomic)
        } catch {
            throw CommandFailure(
                "\(file.path): cannot be written",
                remedy: "check that its folder exists and may be written to")
        }
    }
}
