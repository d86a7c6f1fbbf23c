import RandomStreams
import RunContract

/// A dataset's faces by their use: the dataset's own splits, or drawn ones.
///
/// A validation set without a test set is the test set, as AffectNet's is in every paper. Without either, test faces are
/// drawn. If a fraction is asked for, validation faces are drawn from training.
struct FaceSplits {
    private(set) var train: [LabelledFace] = []
    private(set) var validation: [LabelledFace] = []
    private(set) var test: [LabelledFace] = []

    /// - Throws: `DatasetError` if validation faces are to be drawn and the dataset has some already.
    init(_ faces: [LabelledFace], _ options: DatasetOptions, path: String) throws(DatasetError) {
        let hasTest = faces.contains { $0.split == .test }
        for face in faces {
            switch face.split {
            case .train, nil: train.append(face)
            case .validation where hasTest: validation.append(face)
            case .validation, .test: test.append(face)
            }
        }
        if test.isEmpty { (train, test) = Self.divide(train, options.testFraction, options, .split) }
        guard let fraction = options.validationFraction else { return }
        guard validation.isEmpty else {
            throw DatasetError(
                path: path, problem: "has \(validation.count) validation images of its own",
                advice: "leave out --validation-fraction")
        }
        (train, validation) = Self.divide(train, fraction, options, .validation)
    }

    /// Draws a fraction of the faces: people where these are known, else faces of every class.
    private static func divide(
        _ faces: [LabelledFace], _ fraction: Double, _ options: DatasetOptions, _ purpose: DrawPurpose
    ) -> (kept: [LabelledFace], drawn: [LabelledFace]) {
        var isDrawn = [Bool](repeating: false, count: faces.count)
        for position in positions(faces, fraction, options, purpose) { isDrawn[position] = true }
        return (zip(faces, isDrawn).filter { !$1 }.map(\.0), zip(faces, isDrawn).filter { $1 }.map(\.0))
    }

    private static func positions(
        _ faces: [LabelledFace], _ fraction: Double, _ options: DatasetOptions, _ purpose: DrawPurpose
    ) -> [Int] {
        let labels = faces.map(\.expression.rawValue)
        let classCount = Expression.allCases.count
        guard faces.contains(where: { $0.subject != nil }) else {
            return StratifiedDraw.heldOut(
                labels: labels, classCount: classCount, fraction: fraction, seed: options.seed,
                purpose: purpose)
        }
        return SubjectDraw.heldOut(
            labels: labels, subjects: faces.map { $0.subject ?? 0 }, classCount: classCount,
            fraction: fraction,
            seed: options.seed, purpose: purpose)
    }
}
