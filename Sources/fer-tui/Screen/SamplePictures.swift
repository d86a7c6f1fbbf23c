import FaceData
import Foundation
import RunStore
import Synchronization
import TerminalUI
import Training

/// The validation and test faces of the runs that the dashboard shows, each read from its own file: a whole dataset would take the
/// viewer's time and memory.
final class SamplePictures: Sendable {
    /// A face among those of a source.
    struct Face {
        let source: any SampleSource
        let index: Int
    }

    /// Pictures are kept no larger than this along a side, whatever their files hold.
    private static let greatestSide = 320

    /// The whole data of the run shown last, where its faces are no files of their own; empty where it cannot be read.
    private let opened = Mutex<(run: RunDirectory, heldOut: [any SampleSource])?>(nil)

    /// A sample's picture as the network saw it before preparation; nil if it is gone or another one now.
    func picture(of sample: SampleRecord, in run: RunDirectory, _ record: RunConfiguration) -> Picture? {
        guard let face = face(of: sample, in: run, record), let image = try? face.source.image(at: face.index)
        else { return nil }
        return Picture(width: image.width, height: image.height, rgb: image.pixels)?
            .fitted(within: Self.greatestSide)
    }

    /// Where a sample's face is to be had; nil if it is another one now. Faces that are drawn, or that are rows of a
    /// table, come from the data as a whole.
    func face(of sample: SampleRecord, in run: RunDirectory, _ record: RunConfiguration) -> Face? {
        let path = Self.file(sample)
        if FileManager.default.fileExists(atPath: path) {
            let box = sample.face.map {
                FaceBox(x: Float($0.x), y: Float($0.y), width: Float($0.width), height: Float($0.height))
            }
            return Face(source: NamedImages([.init(path: path, box: box)], classNames: []), index: 0)
        }
        // Paths tell the splits' samples apart.
        let source = heldOutFaces(of: run, record).first { source in
            (0..<source.count).contains(sample.index) && source.sample(at: sample.index).path == sample.path
        }
        return source.map { Face(source: $0, index: sample.index) }
    }

    /// The file of a sample, without the number of the face in it, which only faces with a box have.
    private static func file(_ sample: SampleRecord) -> String {
        guard sample.face != nil, let match = sample.path.firstMatch(of: /#[0-9]+$/) else {
            return sample.path
        }
        return String(sample.path[..<match.range.lowerBound])
    }

    /// The validation and test faces of a run.
    private func heldOutFaces(of run: RunDirectory, _ record: RunConfiguration) -> [any SampleSource] {
        opened.withLock { opened in
            if let opened, opened.run == run { return opened.heldOut }
            let configuration = try? TrainingConfiguration(record: record, of: run)
            let faces = configuration.flatMap { try? Faces.open($0) }
            let heldOut = faces?.splits.filter { $0.split != .train }.map(\.source) ?? []
            opened = (run, heldOut)
            return heldOut
        }
    }
}
