package import RunContract

/// The matrix as files: each holds every count, with the true classes in rows and the predicted in columns.
extension ConfusionMatrix {
    /// For people: aligned columns with recall and support beside the counts and precision below.
    package var text: String {
        let nameWidth = (classes.map(\.count) + ["precision".count]).max() ?? 0
        let columns = classes.indices.map { column in
            max(6, classes[column].count, classes.indices.map { "\(self[$0, column])".count }.max() ?? 0)
        }
        func line(_ name: String, _ cells: [String], _ recall: String, _ support: String) -> String {
            let padded = zip(cells, columns).map { $0.leftPadded(to: $1) }.joined(separator: "  ")
            return name.rightPadded(to: nameWidth) + "  " + padded + "  " + recall.leftPadded(to: 6) + "  "
                + support.leftPadded(to: 7)
        }
        var lines = ["Confusion matrix: rows are true classes, columns predicted ones", ""]
        lines.append(line("", classes, "recall", "support"))
        for actual in classes.indices {
            let cells = classes.indices.map { "\(self[actual, $0])" }
            lines.append(
                line(classes[actual], cells, Self.share(recall(of: actual)), "\(support(of: actual))"))
        }
        let precisions = classes.indices.map { Self.share(precision(of: $0)) }
        lines.append(line("precision", precisions, Self.share(accuracy), "\(total)"))
        lines += ["", summary, ""]
        return lines.joined(separator: "\n")
    }

    /// For spreadsheets: a header with the predicted classes, then a row of counts a true class.
    package var csv: String {
        let header = ["true\\predicted"] + classes
        let rows = classes.indices.map { actual in
            [classes[actual]] + classes.indices.map { "\(self[actual, $0])" }
        }
        return CommaSeparated.text([header] + rows)
    }

    /// For programs: one object with classes, counts and every figure.
    package var json: String {
        let names = classes.map(JSONText.string).joined(separator: ", ")
        let counts = rows.map { "[" + $0.map(String.init).joined(separator: ", ") + "]" }
        let perClass = classes.indices.map { label in
            let figures = [
                ("recall", recall(of: label)), ("precision", precision(of: label)), ("f1", f1(of: label)),
            ]
            let values = figures.map { "\"\($0)\": \(JSONText.number($1))" }.joined(separator: ", ")
            return
                "{\"class\": \(JSONText.string(classes[label])), \"support\": \(support(of: label)), \(values)}"
        }
        return """
            {
              "samples": \(total),
              "accuracy": \(JSONText.number(accuracy)),
              "macro_f1": \(JSONText.number(macroF1)),
              "macro_recall": \(JSONText.number(macroRecall)),
              "macro_precision": \(JSONText.number(macroPrecision)),
              "rows": "true", "columns": "predicted",
              "classes": [\(names)],
              "confusion": [
                \(counts.joined(separator: ",\n    "))
              ],
              "per_class": [
                \(perClass.joined(separator: ",\n    "))
              ]
            }

            """
    }

    private var summary: String {
        "accuracy \(Self.share(accuracy))   macro recall \(Self.share(macroRecall))   "
            + "macro precision \(Self.share(macroPrecision))   macro F1 \(Self.share(macroF1))   samples \(total)"
    }

    private static func share(_ value: Double?) -> String { FixedPoint.text(value, digits: 4) }
}
