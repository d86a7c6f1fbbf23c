import Figures
import Foundation
import RunContract
import RunStore
import Training

/// Everything that a report says of a run, read from its record.
struct RunReport {
    let run: RunDirectory
    let record: RunConfiguration
    let state: RunState
    let epochs: [EpochRecord]
    let distribution: ClassDistribution
    /// On the test split, or on the one that judges epochs while the test split has not been looked at.
    let best: RunEvaluation
    let last: RunEvaluation
    /// The split that judges epochs.
    let judging: Split
    /// How often the test split was evaluated.
    let testLooks: Int

    /// - Throws: `CommandFailure` where no epoch is done yet.
    init(_ run: RunDirectory) throws {
        let reader = try RunReader(run)
        self.run = run
        record = try reader.configuration()
        state = try reader.state()
        epochs = try reader.epochs()
        distribution = try reader.distribution()
        judging = try reader.judging()
        testLooks = try reader.testLooks()
        guard let bestEpoch = epochs.best(by: record.bestBy), let lastEpoch = epochs.last else {
            throw CommandFailure("\(run.path): no epoch is done yet", remedy: "wait for the first evaluation")
        }
        let split = try reader.reportedSplit(epoch: bestEpoch.epoch)
        best = try RunEvaluation(reader, epoch: bestEpoch.epoch, split: split)
        last = try RunEvaluation(reader, epoch: lastEpoch.epoch, split: split)
    }

    /// - Parameter sheet: pictures of the worst misclassified test images; nil leaves them out.
    func document(sheet: PictureSheet?, twins: String?) throws -> ReportDocument {
        var document = ReportDocument(title: "\(record.model) on \(dataName): \(run.name)")
        document.blocks += [.paragraph(summary), .heading("Results"), .table(results)]
        if let twins { document.blocks.append(.paragraph(twins)) }
        document.blocks += [
            .heading("Data"), .table(images), .heading("Training"),
            .picture(
                try picture(
                    "curves",
                    "Accuracy and loss on training and \(judging.rawValue) images after each epoch; the ring marks the best epoch.",
                    CurvesFigure(epochs: epochs, bestEpoch: best.epoch))),
            .table(besideThePaper), .heading("Classes"), .table(classes),
            .picture(try picture("confusion", "\(splitTitle) images after the best epoch.", confusion)),
            .heading("Calibration"),
            .picture(
                try picture(
                    "reliability",
                    "How often answers are right (bars) by how certain they are; orange marks the mean certainty.",
                    ReliabilityFigure(best.figures.calibration))),
        ]
        if let sheet {
            document.blocks += [
                .heading("Worst misclassified"),
                .picture(
                    ReportPicture(
                        name: "misclassified",
                        caption:
                            "\(splitTitle) images with the highest loss after the best epoch: true class → predicted.",
                        png: Data(try sheet.encoded(as: .png)), svg: nil)),
            ]
        }
        document.blocks += [.heading("Configuration"), .table(configuration)]
        return document
    }

    private func picture(_ name: String, _ caption: String, _ figure: some Figure) throws -> ReportPicture {
        ReportPicture(
            name: name, caption: caption, png: Data(try figure.encoded(as: .png)),
            svg: Data(try figure.encoded(as: .svg)))
    }

    private var confusion: ConfusionFigure {
        ConfusionFigure(best.figures.metrics.confusion, occasion: "after epoch \(best.epoch)")
    }
}
