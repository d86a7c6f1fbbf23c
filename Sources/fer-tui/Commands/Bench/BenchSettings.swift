import EfficientNet
import Kernels

/// What `bench` measures.
struct BenchSettings: Encodable {
    let model: String
    let imageSize: Int
    let batchSize: Int
    /// Steps that are measured.
    let steps: Int
    let threads: Int
    let precision: Precision
    let matrixBackend: MatrixBackend
    let recomputes: Bool
    let instructionSet = InstructionSet.name

    enum CodingKeys: String, CodingKey {
        case model, steps, threads, precision
        case imageSize = "image_size"
        case batchSize = "batch_size"
        case matrixBackend = "gemm"
        case recomputes = "recompute"
        case instructionSet = "instruction_set"
    }

    init(_ arguments: ParsedArguments) throws {
        model = try arguments.text(needing: .model)
        imageSize = try arguments.integer(needing: .imageSize)
        batchSize = try arguments.integer(needing: .batchSize)
        steps = try arguments.integer(needing: .benchSteps)
        threads = arguments.threads
        precision = try arguments.precision()
        matrixBackend = try arguments.matrixBackend()
        recomputes = arguments.has(.recompute)
    }

    /// In words, as a heading.
    var text: String {
        let products = matrixBackend == .own ? "own products" : "products by OpenBLAS"
        let parts = [
            "\(model) at \(imageSize)×\(imageSize)", "batches of \(batchSize)", precision.rawValue,
            "\(threads) threads", instructionSet, products,
        ]
        return (parts + (recomputes ? ["activations recomputed"] : [])).joined(separator: ", ")
    }
}
