import FaceData
import RunStore

extension SampleRecord {
    /// Every sample of a source, as the run's record keeps it.
    static func all(of source: any SampleSource) -> [SampleRecord] {
        (0..<source.count).map { SampleRecord(source.sample(at: $0), index: $0) }
    }

    init(_ sample: Sample, index: Int) {
        self.init(
            index: index, path: sample.path, label: sample.label,
            valence: sample.target.valence.map(Double.init),
            arousal: sample.target.arousal.map(Double.init), shares: sample.target.shares,
            face: sample.faceBox.map {
                FaceRectangle(
                    x: Double($0.x), y: Double($0.y), width: Double($0.width), height: Double($0.height))
            })
    }
}
