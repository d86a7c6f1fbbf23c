import FaceData
import RunStore
import Synchronization
import TerminalUI
import Training

/// The test faces of the runs that the dashboard shows, read where a run's own data lies.
final class SamplePictures: Sendable {
    /// The test split of the run shown last; nil where its data cannot be opened.
    private let opened = Mutex<(run: RunDirectory, test: (any SampleSource)?)?>(nil)

    /// A sample's picture as the network saw it before preparation; nil where it is gone or another one now.
    func picture(of sample: SampleRecord, in run: RunDirectory, _ record: RunConfiguration) -> Picture? {
        guard let test = testFaces(of: run, record), (0..<test.count).contains(sample.index),
            test.sample(at: sample.index).path == sample.path,
            let image = try? test.image(at: sample.index)
        else { return nil }
        return Picture(width: image.width, height: image.height, rgb: image.pixels)
    }

    private func testFaces(of run: RunDirectory, _ record: RunConfiguration) -> (any SampleSource)? {
        opened.withLock { opened in
            if let opened, opened.run == run { return opened.test }
            let configuration = try? TrainingConfiguration(record: record, of: run)
            let test = configuration.flatMap { try? Faces.open($0) }?.test
            opened = (run, test)
            return test
        }
    }
}
