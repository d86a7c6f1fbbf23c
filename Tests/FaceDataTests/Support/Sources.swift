@testable import FaceData

extension SampleSource {
    /// Every sample's path below a folder, with its label's name: what a test compares with.
    func labelledPaths(below folder: String) -> [String: String] {
        var labels: [String: String] = [:]
        for index in 0..<count {
            let sample = sample(at: index)
            labels[String(sample.path.dropFirst(folder.count + 1))] = classNames[sample.label]
        }
        return labels
    }

    var samples: [Sample] { (0..<count).map(sample) }
}
