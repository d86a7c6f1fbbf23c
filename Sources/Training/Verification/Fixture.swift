import EfficientNet
import FaceData
import Kernels
import RandomStreams

/// A batch and what PyTorch makes of it: the file that `verify` reads. `docs/verify-fixtures.md` has the
/// format.
package struct Fixture {
    /// Which statistics batch norm uses, and whether gradients are expected.
    enum Mode: String { case train, eval }

    package let path: String
    package let model: String
    package let classCount: Int
    package let imageSize: Int
    package let batchSize: Int
    let mode: Mode
    let labelSmoothing: Float
    let seed: UInt64
    let isSeeded: Bool
    let labels: [Int]
    /// In `NetworkBatch`'s layout.
    let images: [Float]
    private let file: SafetensorsFile

    /// - Throws: `TrainingError` that says what the file lacks.
    package init(path: String) throws(TrainingError) {
        let file = try SafetensorsFile(path: path)
        let fields = FixtureFields(path: path, metadata: file.metadata)
        model = try fields.text("model")
        classCount = try fields.number("num_classes", in: 1...100_000)
        imageSize = try fields.number("image_size", in: 1...4096)
        batchSize = try fields.number("batch_size", in: 1...4096)
        let modeName = try fields.text("mode")
        guard let mode = Mode(rawValue: modeName) else {
            throw TrainingError("\(path): its mode is '\(modeName)' (train or eval is expected)")
        }
        self.mode = mode
        labelSmoothing = Float(file.metadata["label_smoothing"] ?? "0") ?? 0
        seed = UInt64(file.metadata["seed"] ?? "0") ?? 0
        isSeeded = file.metadata["seeded_params"] == "philox"
        images = try Self.images(of: file, batch: batchSize, size: imageSize)
        labels = try Self.labels(of: file, batch: batchSize, classes: classCount)
        self.path = path
        self.file = file
    }

    /// The labels, smoothed.
    var targets: TargetRows {
        TargetComposition(classCount: classCount, smoothing: labelSmoothing)
            .rows(of: labels.map { Target(label: $0) })
    }

    /// What a tensor is before the step.
    func initialValues(of tensor: TensorDescription, number: Int) throws(TrainingError) -> [Float] {
        if isSeeded { return FixtureParameters.values(of: tensor, number: number, seed: seed) }
        let group = tensor.kind.isParameter ? "param" : "buffer"
        return try file.floats(named: "\(group)/\(tensor.name)")
    }

    /// What is expected of a gradient or running statistic, in full or as a sketch.
    func expected(of tensor: TensorDescription) throws(TrainingError) -> ExpectedTensor {
        let group = tensor.kind.isParameter ? "grad" : "buffer"
        let sketchName = "expect/sketch/\(group)/\(tensor.name)"
        guard file.entry(named: sketchName) != nil else {
            return .full(try file.floats(named: "expect/\(group)/\(tensor.name)"))
        }
        let numbers = try file.floats(named: sketchName).map(Double.init)
        guard numbers.count == 17 else {
            throw TrainingError("\(path): '\(sketchName)' has \(numbers.count) numbers (17 are expected)")
        }
        return .sketch(SignSketch(norm: numbers[0], projections: SIMD16(numbers[1...])))
    }

    func expectedLogits() throws(TrainingError) -> ExpectedTensor {
        .full(try file.floats(named: "expect/logits"))
    }

    func expectedLoss() throws(TrainingError) -> ExpectedTensor {
        .full(try file.floats(named: "expect/loss"))
    }

    /// The input, turned from PyTorch's planes [N, 3, H, W] into interleaved rows [N, H, W, 3].
    private static func images(
        of file: SafetensorsFile, batch: Int, size: Int
    ) throws(TrainingError) -> [Float] {
        let shape = [batch, 3, size, size]
        guard let entry = file.entry(named: "input"), entry.shape == shape else {
            throw TrainingError("\(file.path): needs a tensor 'input' of shape \(shape)")
        }
        let planes = try file.floats(named: "input")
        let pixels = size * size
        var images = [Float](repeating: 0, count: planes.count)
        for image in 0..<batch {
            for channel in 0..<3 {
                let plane = (image * 3 + channel) * pixels
                for pixel in 0..<pixels {
                    images[(image * pixels + pixel) * 3 + channel] = planes[plane + pixel]
                }
            }
        }
        return images
    }

    private static func labels(
        of file: SafetensorsFile, batch: Int, classes: Int
    ) throws(TrainingError) -> [Int] {
        let labels = try file.integers(named: "labels").map(Int.init)
        guard labels.count == batch, labels.allSatisfy((0..<classes).contains) else {
            throw TrainingError("\(file.path): needs \(batch) labels from 0 to \(classes - 1)")
        }
        return labels
    }
}
