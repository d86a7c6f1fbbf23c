package import EfficientNet

extension WeightFile {
    /// What to do where the file's classes are not those of the network.
    package enum ClassifierRule: Sendable {
        /// A classifier of another size is left as it was initialised, and the report says so.
        case mayDiffer
        /// Anything but the same classes is refused: for evaluation and prediction.
        case mustMatch
    }

    /// What loading did.
    package struct Report: Sendable, Equatable {
        package let naming: Naming
        /// Tensors taken from the file.
        package let loaded: Int
        /// Classes in the file's classifier where it was not taken; nil where it was.
        package let replacedClassifier: Int?

        /// One line for people.
        package var summary: String {
            let base = "loaded \(loaded) tensors in \(naming.rawValue)'s names"
            guard let replacedClassifier else { return base }
            return "\(base); the classifier for \(replacedClassifier) classes was replaced by a fresh one"
        }
    }

    /// Sets the network's tensors from the file. Nothing is changed unless every tensor fits.
    ///
    /// - Parameters:
    ///   - network: initialised: what is not in the file stays as it is.
    ///   - classNames: what the network's logits stand for.
    /// - Throws: `TrainingError` that says which tensors differ and how, or shows both lists of classes.
    package func load(
        into network: any TrainableNetwork, classNames: [String], classifier rule: ClassifierRule
    ) throws(TrainingError) -> Report {
        try checkVariant(of: network.specification)
        let names = names(for: network.tensors)
        let replaced = try replacedClassifier(network, names, rule)
        try checkClasses(against: classNames, replaced: replaced != nil)
        let wanted = network.tensors.filter { replaced == nil || !$0.name.hasPrefix(classifierPrefix) }
        try checkShapes(of: wanted, names, model: network.specification.name)
        for tensor in wanted {
            try set(tensor, in: network, from: names[tensor.name] ?? tensor.name)
        }
        return Report(naming: naming, loaded: wanted.count, replacedClassifier: replaced)
    }

    /// The same weights under another epsilon or padding are another function.
    ///
    /// - Throws: `TrainingError` where the file says that its model has others.
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

    private var classifierPrefix: String { "classifier." }

    /// The file's number of classes where its classifier has to make way.
    private func replacedClassifier(
        _ network: any TrainableNetwork, _ names: [String: String], _ rule: ClassifierRule
    ) throws(TrainingError) -> Int? {
        let bias = network.tensors.first { $0.name.hasPrefix(classifierPrefix) && $0.kind == .bias }
        guard let bias, let entry = file.entry(named: names[bias.name] ?? bias.name),
            let found = entry.shape.first, found != bias.count
        else { return nil }
        guard rule == .mayDiffer else {
            throw TrainingError(
                "\(path): its classifier tells \(found) classes apart, \(bias.count) are wanted (name weights"
                    + " trained on these classes)")
        }
        return found
    }

    private func checkClasses(against classNames: [String], replaced: Bool) throws(TrainingError) {
        guard !replaced, let found = metadata.classNames, found != classNames else { return }
        throw TrainingError(
            """
            \(path): its classes are not those of the data (map the data's labels to the same classes)
              weights: \(Self.numbered(found))
              data:    \(Self.numbered(classNames))
            """)
    }

    /// `0 neutral, 1 happy, …`
    static func numbered(_ names: [String]) -> String {
        names.enumerated().map { "\($0.offset) \($0.element)" }.joined(separator: ", ")
    }

    private func checkShapes(
        of tensors: [TensorDescription], _ names: [String: String], model: String
    ) throws(TrainingError) {
        var differences: [String] = []
        for tensor in tensors {
            let name = names[tensor.name] ?? tensor.name
            guard let entry = file.entry(named: name) else {
                differences.append("'\(name)' is missing")
                continue
            }
            if entry.shape != tensor.shape {
                differences.append("'\(name)' is \(entry.shape), \(model) has \(tensor.shape)")
            }
        }
        let known = Set(names.values)
        let extra = file.entries.first {
            !known.contains($0.name) && !$0.name.hasSuffix("num_batches_tracked")
        }
        if let extra { differences.append("'\(extra.name)' has no place in \(model)") }
        guard !differences.isEmpty else { return }
        let shown = differences.prefix(3).joined(separator: "; ")
        let more = differences.count > 3 ? "; and \(differences.count - 3) more" : ""
        let saved = metadata.model.map { ", which says it is \($0)" } ?? ""
        throw TrainingError(
            "\(path): holds the weights of another model than \(model)\(saved): \(shown)\(more) (choose the"
                + " model that the weights are of)")
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
