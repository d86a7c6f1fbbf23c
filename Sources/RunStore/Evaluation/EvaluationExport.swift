import RunContract

/// A run's figures as files for other programs.
package enum EvaluationExport {
    /// The evaluated samples, one a row: place, path, true and predicted class, loss, confidence, margin and
    /// every class's probability.
    package static func csv(samples: [EvaluatedSample], classes: [String]) -> String {
        let header =
            ["sample", "path", "true", "predicted", "loss", "confidence", "margin", "valence", "arousal"]
            + classes.map { "p_" + $0 }
        let rows = samples.map { evaluated in
            let (sample, prediction) = (evaluated.sample, evaluated.prediction)
            let figures = [
                prediction.loss, prediction.confidence, prediction.margin, sample.valence, sample.arousal,
            ]
            return [
                "\(sample.index)", sample.path, name(sample.label, classes),
                name(prediction.predicted, classes),
            ]
                + figures.map { $0.map { "\($0)" } ?? "" }
                + classes.indices.map { "\(prediction.probability(of: $0))" }
        }
        return CommaSeparated.text([header] + rows)
    }

    /// The epochs, one a row.
    package static func csv(epochs: [EpochRecord]) -> String {
        let rows = epochs.map { epoch in ["\(epoch.epoch)"] + figures(epoch).map { "\($0.value)" } }
        return CommaSeparated.text([["epoch"] + names(epochs.last?.split ?? .test)] + rows)
    }

    /// The epochs, as an array of objects.
    package static func json(epochs: [EpochRecord]) -> String {
        let objects = epochs.map { epoch in
            let values = figures(epoch).map { "\"\($0.name)\": \(JSONText.number($0.value))" }
            return "  {\"epoch\": \(epoch.epoch), \(values.joined(separator: ", "))}"
        }
        return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    /// Columns of the split that judges epochs carry its name.
    private static func names(_ split: Split) -> [String] {
        [
            "train_loss", "train_accuracy", "\(split.rawValue)_loss", "\(split.rawValue)_accuracy",
            "macro_f1",
            "images_per_second", "seconds", "evaluation_seconds", "learning_rate",
        ]
    }

    private static func figures(_ epoch: EpochRecord) -> [(name: String, value: Double)] {
        let values = [
            epoch.trainLoss, epoch.trainAccuracy, epoch.evaluationLoss, epoch.evaluationAccuracy,
            epoch.macroF1,
            epoch.imagesPerSecond, epoch.seconds, epoch.evaluationSeconds, epoch.learningRate,
        ]
        return Array(zip(names(epoch.split), values))
    }

    private static func name(_ label: Int, _ classes: [String]) -> String {
        classes.indices.contains(label) ? classes[label] : "\(label)"
    }
}
