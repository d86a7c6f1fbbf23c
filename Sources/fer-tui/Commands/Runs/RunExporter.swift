import Dashboard
import Figures
import Foundation
import RunContract
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
        case .confusionText: try OutputFile.write(confusion().text, to: file.path)
        case .confusionCSV: try OutputFile.write(confusion().csv, to: file.path)
        case .confusionJSON: try OutputFile.write(confusion().json, to: file.path)
        case .curvesCSV: try OutputFile.write(EvaluationExport.csv(epochs: reader.epochs()), to: file.path)
        case .curvesJSON: try OutputFile.write(EvaluationExport.json(epochs: reader.epochs()), to: file.path)
        case .misclassified: try OutputFile.write(misclassified(), to: file.path)
        case .weights: try copyWeights(to: file)
        case .confusionFigure(let format): try write(confusionFigure(), format, to: file)
        case .curvesFigure(let format): try write(curvesFigure(), format, to: file)
        case .reliability(let format): try write(reliabilityFigure(), format, to: file)
        case .predictions: try OutputFile.write(predictions(), to: file.path)
        case .marked: try OutputFile.write(marked(), to: file.path)
        }
    }

    private func confusionFigure() throws -> ConfusionFigure {
        let epoch = try givenEpoch ?? bestEpoch()
        let split = try reader.reportedSplit(epoch: epoch)
        return ConfusionFigure(
            try confusion(), occasion: "after epoch \(epoch), \(split.rawValue) images")
    }

    /// Predictions are kept for the best and the last epoch.
    private func reliabilityFigure() throws -> ReliabilityFigure {
        let epoch = try bestEpoch()
        let record = try RunEvaluation(reader, epoch: epoch, split: reader.reportedSplit(epoch: epoch))
        return ReliabilityFigure(record.figures.calibration)
    }

    private func curvesFigure() throws -> CurvesFigure {
        let best = try bestEpoch()
        return CurvesFigure(epochs: try reader.epochs(), bestEpoch: best)
    }

    private func confusion() throws -> ConfusionMatrix {
        let epoch = try givenEpoch ?? bestEpoch()
        guard let matrix = try reader.confusion(epoch: epoch, split: reader.reportedSplit(epoch: epoch))
        else {
            throw CommandFailure(
                "\(run.path): epoch \(epoch) was not evaluated", remedy: "name an epoch that is done")
        }
        return matrix
    }

    /// Epochs' predictions are kept for the best and the last.
    private func misclassified() throws -> String {
        let epoch = try bestEpoch()
        let samples = try reader.samples(
            epoch: epoch, split: reader.reportedSplit(epoch: epoch), filter: SampleFilter(), order: .loss,
            limit: .max)
        return EvaluationExport.csv(samples: samples, classes: try reader.classes())
    }

    /// Marks are the viewer's: this user's, and not part of the run.
    private func marked() throws -> String {
        let marks = MarkFolder(environment: ProcessInfo.processInfo.environment)?
            .load(run, createdAt: try reader.configuration().createdAt)
        guard let marks, !marks.isEmpty else {
            throw CommandFailure(
                "\(run.path): no sample is marked",
                remedy: "mark some on the dashboard's samples screen, with the space bar")
        }
        return marks.csv
    }

    private func predictions() throws -> String {
        let epoch = try bestEpoch()
        let samples = try reader.samples(
            epoch: epoch, split: reader.reportedSplit(epoch: epoch), filter: SampleFilter(onlyErrors: false),
            order: .position, limit: .max)
        return EvaluationExport.csv(samples: samples, classes: try reader.classes())
    }

    /// The best epoch by the run's criterion, the first of equals.
    private func bestEpoch() throws -> Int {
        let epochs = try reader.epochs()
        guard let best = try epochs.best(by: reader.configuration().bestBy) else {
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
        try OutputFile.write(bytes, to: file.path)
    }

    private func write(_ figure: some Figure, _ format: FigureFormat, to file: ExportFile) throws {
        try OutputFile.write(Data(figure.encoded(as: format)), to: file.path)
    }
}
