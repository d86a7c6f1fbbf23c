package import EfficientNet

extension WeightFile {
    /// What to do if the file's classifier is not one for the network's classes.
    package enum ClassifierRule: Sendable {
        /// The network's classifier is left as it was initialized, and the report says so: for training.
        case mayDiffer
        /// The file is refused: for evaluation and prediction.
        case mustMatch
    }

    /// What was loaded.
    package struct Report: Sendable, Equatable {
        /// Whose names the tensors carry.
        package let naming: String
        /// What was removed before each name; empty if nothing was.
        package let prefix: String
        /// Which of several sets of tensors was taken; nil if the file has only one.
        package let choice: String?
        /// The number of tensors taken from the file.
        package let loaded: Int
        /// Why the classifier was not taken from the file; nil if it was.
        package let freshClassifier: String?

        /// One line for people.
        package var summary: String {
            var parts = ["loaded \(loaded) tensors with \(naming)'s names"]
            if let choice { parts.append(choice) }
            if !prefix.isEmpty { parts.append("the prefix '\(prefix)' removed") }
            if let freshClassifier { parts.append("the classifier is fresh: \(freshClassifier)") }
            return parts.joined(separator: ", ")
        }
    }

    /// Sets the network's tensors from the file. Nothing is changed unless every tensor fits.
    ///
    /// - Parameters:
    ///   - network: initialized: what is not in the file stays as it is.
    ///   - classNames: what the network's outputs stand for.
    /// - Throws: `TrainingError` that says which tensors differ and how, or shows both lists of classes.
    package func load(
        into network: any TrainableNetwork, classNames: [String], classifier rule: ClassifierRule
    ) throws(TrainingError) -> Report {
        let fresh = try check(
            network.tensors, of: network.specification, classNames: classNames, classifier: rule)
        let names = naming.names(for: network.tensors)
        let wanted = network.tensors.filter { fresh == nil || !$0.isClassifier }
        for tensor in wanted {
            try set(tensor, in: network, from: names[tensor.name] ?? tensor.name)
        }
        return Report(
            naming: naming.scheme.rawValue, prefix: naming.prefix, choice: file.choice, loaded: wanted.count,
            freshClassifier: fresh)
    }

    /// Checks that `load` would accept the file for a network, before the network is made.
    package func check(
        for specification: ModelSpecification, classNames: [String], classifier rule: ClassifierRule
    ) throws(TrainingError) {
        _ = try check(specification.tensors, of: specification, classNames: classNames, classifier: rule)
    }

    /// - Returns: why the classifier is not taken from the file; nil if it is.
    private func check(
        _ tensors: [TensorDescription], of specification: ModelSpecification, classNames: [String],
        classifier rule: ClassifierRule
    ) throws(TrainingError) -> String? {
        try checkVariant(of: specification)
        let differences = differences(from: tensors, model: specification.name)
        guard differences.isEmpty else {
            let shown = differences.prefix(3).joined(separator: "; ")
            let more = differences.count > 3 ? "; and \(differences.count - 3) more" : ""
            let saved = metadata.model.map { ", which says it is \($0)" } ?? ""
            let fitting = fittingModels
            let advice =
                fitting.isEmpty
                ? "choose the model that the weights are of"
                : "its tensors are those of --model \(fitting.joined(separator: " or "))"
            throw TrainingError(
                "\(path): holds the weights of another model than \(specification.name)\(saved): \(shown)\(more)"
                    + " (\(advice))")
        }
        let fresh = classifierDifference(from: tensors, classNames: classNames)
        if let fresh, rule == .mustMatch { throw refusal(fresh, classNames: classNames) }
        return fresh
    }

    /// The same weights with another epsilon or padding are another function.
    ///
    /// - Throws: `TrainingError` if the file says that its model has others.
    package func checkVariant(of specification: ModelSpecification) throws(TrainingError) {
        let advice = metadata.model.map { "--model \($0)" } ?? "the model that the weights are of"
        if let found = metadata.batchNormEpsilon, found != specification.batchNormEpsilon {
            throw TrainingError(
                "\(path): its batch norms have epsilon \(found), those of \(specification.name) have"
                    + " \(specification.batchNormEpsilon) (choose \(advice))")
        }
        if let found = metadata.padding, found != specification.padding {
            throw TrainingError(
                "\(path): its convolutions have \(found.rawValue) padding, those of \(specification.name) have"
                    + " \(specification.padding.rawValue) padding (choose \(advice))")
        }
    }

    // MARK: The layers before the classifier

    /// What is missing, of another shape, or too much in the file, for a model's tensors without the classifier's.
    func differences(from tensors: [TensorDescription], model: String) -> [String] {
        let names = naming.names(for: tensors)
        var differences: [String] = []
        for tensor in tensors where !tensor.isClassifier {
            let name = names[tensor.name] ?? tensor.name
            guard let shape = file.shape(of: name) else {
                differences.append("'\(name)' is missing")
                continue
            }
            if shape != tensor.shape {
                differences.append("'\(name)' is \(shape), \(model) has \(tensor.shape)")
            }
        }
        let known = Set(names.values)
        let extra = file.names.first {
            naming.isBackbone($0) && !known.contains($0) && !$0.hasSuffix("num_batches_tracked")
        }
        if let extra { differences.append("'\(extra)' has no place in \(model)") }
        return differences
    }

    // MARK: The classifier

    /// Why the file's classifier is not the network's; nil if it is.
    private func classifierDifference(
        from tensors: [TensorDescription], classNames: [String]
    ) -> String? {
        let weight = tensors.first { $0.isClassifier && $0.kind == .linearWeight }
        let bias = tensors.first { $0.isClassifier && $0.kind == .bias }
        guard let shape = file.shape(of: naming.headWeight), let count = classCount else {
            let other = file.names.first { file.shape(of: $0)?.count == 2 && !naming.isBackbone($0) }
            return other.map { "the file's is '\($0)', not '\(naming.headWeight)'" } ?? "the file has none"
        }
        if let bias, count != bias.count { return "the file's is for \(count) classes" }
        if let weight, shape != weight.shape { return "the file's '\(naming.headWeight)' is \(shape)" }
        if let found = metadata.classNames, found != classNames {
            return "the file's is for other classes (\(Self.numbered(found)))"
        }
        return nil
    }

    private func refusal(_ difference: String, classNames: [String]) -> TrainingError {
        if let found = metadata.classNames, found != classNames {
            return TrainingError(
                """
                \(path): its classes are not those of the data (map the data's labels to the same classes)
                  weights: \(Self.numbered(found))
                  data:    \(Self.numbered(classNames))
                """)
        }
        return TrainingError(
            "\(path): has no classifier for the \(classNames.count) classes: \(difference) (train one first, with"
                + " fer-tui train --weights FILE, and name the weights of its checkpoint)")
    }

    /// `0 neutral, 1 happy, …`, the first 32 of many.
    static func numbered(_ names: [String]) -> String {
        let shown = names.prefix(32).enumerated().map { "\($0.offset) \($0.element)" }
        let more = names.count > shown.count ? ["and \(names.count - shown.count) more"] : []
        return (shown + more).joined(separator: ", ")
    }

    private func set(
        _ tensor: TensorDescription, in network: any TrainableNetwork, from name: String
    ) throws(TrainingError) {
        let values = try file.floats(named: name)
        guard values.allSatisfy(\.isFinite) else {
            throw TrainingError("\(path): tensor '\(name)' holds NaN or infinite values (name other weights)")
        }
        do throws(ModelError) {
            try network.setValues(of: tensor.name, to: values)
        } catch {
            throw TrainingError("\(path): tensor '\(name)' does not fit: \(error)")
        }
    }
}

extension TensorDescription {
    fileprivate var isClassifier: Bool { name.hasPrefix("classifier.") }
}
