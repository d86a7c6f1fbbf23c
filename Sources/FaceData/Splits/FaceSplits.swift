/// A dataset's faces by their use: the dataset's own splits, or drawn ones where it has no test set.
struct FaceSplits {
    let train: [LabelledFace]
    let test: [LabelledFace]

    init(_ faces: [LabelledFace], _ options: DatasetOptions) {
        if faces.contains(where: { $0.split == .test }) {
            train = faces.filter { $0.split != .test }
            test = faces.filter { $0.split == .test }
            return
        }
        var isTest = [Bool](repeating: false, count: faces.count)
        for position in Self.drawn(faces, options) { isTest[position] = true }
        train = zip(faces, isTest).filter { !$1 }.map(\.0)
        test = zip(faces, isTest).filter { $1 }.map(\.0)
    }

    private static func drawn(_ faces: [LabelledFace], _ options: DatasetOptions) -> [Int] {
        let labels = faces.map(\.expression.rawValue)
        let classCount = Expression.allCases.count
        guard faces.contains(where: { $0.subject != nil }) else {
            return StratifiedDraw.test(
                labels: labels, classCount: classCount, fraction: options.testFraction, seed: options.seed)
        }
        return SubjectDraw.test(
            labels: labels, subjects: faces.map { $0.subject ?? 0 }, classCount: classCount,
            fraction: options.testFraction, seed: options.seed)
    }
}
