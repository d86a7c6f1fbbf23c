import FaceData
import Foundation
import RunContract

/// A dataset of real files in class folders: built-in faces written as PNG.
enum FaceFolder {
    /// Writes `train` and `test` folders with a folder for each class.
    static func write(to path: String, train: Int, test: Int, size: Int = 32) throws {
        for (split, count) in [(Split.train, train), (.test, test)] {
            let faces = SyntheticFaces(count: count, seed: 7, split: split, imageSize: size)
            for index in 0..<count {
                let folder = "\(path)/\(split.rawValue)/\(faces.classNames[faces.sample(at: index).label])"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try PNGEncoder.write(faces.image(at: index), to: "\(folder)/\(index).png")
            }
        }
    }
}
