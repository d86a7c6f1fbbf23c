import FaceData
import Figures
import Foundation
import RunStore
import Training

/// The files that an evaluation is to leave.
struct EvaluationFiles {
    private let wanted: [ExportFile]

    /// - Throws: `UsageError` for a file whose ending says no form.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        var wanted: [ExportFile] = []
        for option in Option.evaluationFiles {
            guard let path = arguments.text(option) else { continue }
            wanted.append(try ExportFile(option, path))
        }
        try ExportFile.requireDistinct(wanted)
        self.wanted = wanted
    }

    func write(
        _ result: EvaluationResult, _ figures: EvaluationFigures, _ source: any SampleSource
    ) throws {
        guard !wanted.isEmpty else { return }
        let matrix = figures.metrics.confusion
        for file in wanted {
            switch file.content {
            case .confusionText: try OutputFile.write(matrix.text, to: file.path)
            case .confusionCSV: try OutputFile.write(matrix.csv, to: file.path)
            case .confusionJSON: try OutputFile.write(matrix.json, to: file.path)
            case .confusionFigure(let format):
                let figure = ConfusionFigure(matrix, occasion: "of \(matrix.total) images")
                try OutputFile.write(Data(figure.encoded(as: format)), to: file.path)
            case .reliability(let format):
                let figure = ReliabilityFigure(figures.calibration)
                try OutputFile.write(Data(figure.encoded(as: format)), to: file.path)
            case .predictions: try OutputFile.write(predictions(result, source), to: file.path)
            case .misclassified:
                try OutputFile.write(predictions(result, source, onlyErrors: true), to: file.path)
            case .curvesCSV, .curvesJSON, .curvesFigure, .weights, .marked: break
            }
        }
    }

    private func predictions(
        _ result: EvaluationResult, _ source: any SampleSource, onlyErrors: Bool = false
    ) -> String {
        var samples = result.predictions.map { prediction in
            EvaluatedSample(
                sample: SampleRecord(source.sample(at: prediction.sample), index: prediction.sample),
                prediction: PredictionRecord(prediction))
        }
        if onlyErrors {
            samples = samples.filter { !$0.isCorrect }.sorted { $0.prediction.loss > $1.prediction.loss }
        }
        return EvaluationExport.csv(samples: samples, classes: result.classNames)
    }
}
