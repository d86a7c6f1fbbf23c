import FaceData
import RunStore
import Synchronization
import TerminalUI
import Training

/// The test faces of the runs that the dashboard shows, each read from its own file: a whole dataset would take the
/// viewer's time and memory.
final class SamplePictures: Sendable {
    /// A face among those of a source.
    struct Face {
        let source: any SampleSource
        let index: Int
    }

    /// Pictures are kept no larger than this along a side, whatever their files hold.
    private static let greatestSide = 320

    /// The built-in faces of the run shown last; nil where a run has data of its own, or cannot be read.
    private let builtIn = Mutex<(run: RunDirectory, faces: (any SampleSource)?)?>(nil)

    /// A sample's picture as the network saw it before preparation; nil where it is gone or another one now.
    func picture(of sample: SampleRecord, in run: RunDirectory, _ record: RunConfiguration) -> Picture? {
        guard let face = face(of: sample, in: run, record), let image = try? face.source.image(at: face.index)
        else { return nil }
        return Picture(width: image.width, height: image.height, rgb: image.pixels)?
            .fitted(within: Self.greatestSide)
    }

    /// Where a sample's face is to be had; nil where it is another one now.
    func face(of sample: SampleRecord, in run: RunDirectory, _ record: RunConfiguration) -> Face? {
        guard let builtIn = builtInFaces(of: run, record) else {
            let box = sample.face.map {
                FaceBox(x: Float($0.x), y: Float($0.y), width: Float($0.width), height: Float($0.height))
            }
            let entry = NamedImages.Entry(path: Self.file(sample), box: box)
            return Face(source: NamedImages([entry], classNames: []), index: 0)
        }
        guard (0..<builtIn.count).contains(sample.index), builtIn.sample(at: sample.index).path == sample.path
        else { return nil }
        return Face(source: builtIn, index: sample.index)
    }

    /// The file of a sample, without the number of the face in it, which only faces with a box have.
    private static func file(_ sample: SampleRecord) -> String {
        guard sample.face != nil, let match = sample.path.firstMatch(of: /#[0-9]+$/) else {
            return sample.path
        }
        return String(sample.path[..<match.range.lowerBound])
    }

    private func builtInFaces(of run: RunDirectory, _ record: RunConfiguration) -> (any SampleSource)? {
        builtIn.withLock { builtIn in
            if let builtIn, builtIn.run == run { return builtIn.faces }
            let configuration = try? TrainingConfiguration(record: record, of: run)
            let isBuiltIn = configuration.map { $0.data.path == nil } ?? false
            let faces = isBuiltIn ? configuration.flatMap { try? Faces.open($0) }?.test : nil
            builtIn = (run, faces)
            return faces
        }
    }
}
