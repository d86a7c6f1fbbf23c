import FaceData
import Figures
import RunStore
import Training

/// The test images that a run got wrong with the most certainty.
enum MisclassifiedSheet {
    private static let most = 24

    /// - Returns: nil where the run made no mistake or its data cannot be read any more.
    static func make(_ run: RunDirectory, _ report: RunReport) throws -> PictureSheet? {
        guard let configuration = try? TrainingConfiguration(record: report.record, of: run),
            let test = (try? Faces.list(configuration))?.source(report.best.split)
        else { return nil }
        let reader = try RunReader(run)
        let samples = try reader.samples(
            epoch: report.best.epoch, split: report.best.split, filter: SampleFilter(), order: .loss,
            limit: most)
        let items = samples.compactMap { item($0, test, report.best.classes) }
        return items.isEmpty ? nil : PictureSheet(items)
    }

    private static func item(
        _ evaluated: EvaluatedSample, _ test: any SampleSource, _ classes: [String]
    ) -> PictureSheet.Item? {
        let (sample, prediction) = (evaluated.sample, evaluated.prediction)
        guard (0..<test.count).contains(sample.index), test.sample(at: sample.index).path == sample.path,
            let image = try? test.image(at: sample.index), classes.indices.contains(sample.label),
            classes.indices.contains(prediction.predicted)
        else { return nil }
        let certainty = FixedPoint.text(prediction.confidence, digits: 2)
        return PictureSheet.Item(
            width: image.width, height: image.height, rgb: image.pixels,
            title: "\(classes[sample.label]) → \(classes[prediction.predicted])",
            remark: "\(certainty)  \(sample.path.split(separator: "/").last ?? "")")
    }
}
