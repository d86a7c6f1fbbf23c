import Foundation

/// A file of `torch.save`, opened for reading its tensors: a zip archive, or the older form without one.
///
/// Nothing in the file is run or looked up. Opening reads the description of the tensors; their values are read when they
/// are asked for.
package final class PyTorchFile: TensorFile {
    package let path: String
    package let names: [String]
    /// One line on which of several dictionaries of tensors was taken; nil if there is only one.
    package let choice: String?
    package let metadata: [String: String] = [:]
    private let tensors: [String: PyTorchTensor]
    private let container: PyTorchContainer

    /// Whether the bytes at the beginning of a file are those of a zip archive or a pickle.
    static func isPyTorch(_ file: ReadableFile) throws(TrainingError) -> Bool {
        let head = try file.read(UInt8.self, count: min(2, file.size), at: 0, zero: 0)
        return head == [0x50, 0x4B] || head.first == 0x80
    }

    /// - Parameter isWanted: whether a dictionary with tensors of these names is what the caller looks for.
    /// - Throws: `TrainingError` if the file cannot be read, is damaged, or holds no tensor.
    init(_ file: ReadableFile, where isWanted: ([String]) -> Bool) throws(TrainingError) {
        path = file.path
        do throws(PyTorchContainer.OpenError) {
            container = try PyTorchContainer(file)
        } catch {
            switch error {
            case .unreadable(let error): throw error
            case .flaw(let flaw): throw Self.refusal(file.path, flaw)
            }
        }
        let collections: [PyTorchObjects.Collection]
        do throws(PyTorchFlaw) {
            collections = try container.objects.collections(in: container.root)
        } catch {
            throw Self.refusal(file.path, error)
        }
        let wanted = collections.filter { isWanted($0.tensors.map(\.name)) }
        guard let chosen = Self.preferred(wanted) ?? Self.preferred(collections) else {
            let keys = container.objects.keys(of: container.root).prefix(5).map { "'\($0.prefix(40))'" }
            let found = keys.isEmpty ? "" : ": it has \(keys.joined(separator: ", "))"
            throw TrainingError("\(file.path): holds no tensors\(found) (save a model's state_dict)")
        }
        names = chosen.tensors.map(\.name)
        tensors = Dictionary(chosen.tensors.map { ($0.name, $0.tensor) }) { $1 }
        let others = wanted.filter { $0.path != chosen.path }.map(Self.label)
        choice =
            chosen.path.isEmpty && others.isEmpty
            ? nil
            : "from \(Self.label(chosen))"
                + (others.isEmpty ? "" : " (the file also has \(others.joined(separator: ", ")))")
    }

    package func shape(of name: String) -> [Int]? { tensors[name]?.shape }

    package func floats(named name: String) throws(TrainingError) -> [Float] {
        guard let tensor = tensors[name] else {
            throw TrainingError("\(path): has no tensor '\(name)' (it holds another kind of model)")
        }
        let range: Range<Int>
        do throws(PyTorchContainer.OpenError) {
            range = try container.bytes(ofStorage: tensor.storage)
        } catch {
            switch error {
            case .unreadable(let error): throw error
            case .flaw(let flaw): throw Self.refusal(path, flaw)
            }
        }
        let size = tensor.storageCount.multipliedReportingOverflow(by: tensor.type.size)
        guard !size.overflow, size.partialValue <= range.count else {
            throw Self.refusal(path, PyTorchFlaw("it ends within the values of '\(name)'"))
        }
        guard let values = try tensor.floats(of: container.file, storageAt: range.lowerBound) else {
            throw TrainingError("\(path): tensor '\(name)' is \(tensor.type.rawValue), not floating-point")
        }
        return values
    }

    /// Averaged weights are preferred, since those are what their authors evaluated; then what is nearest to the top.
    private static func preferred(_ collections: [PyTorchObjects.Collection]) -> PyTorchObjects.Collection? {
        func isAverage(_ collection: PyTorchObjects.Collection) -> Bool {
            collection.path.contains { $0.lowercased().split(separator: "_").contains("ema") }
        }
        let candidates = collections.filter(isAverage).isEmpty ? collections : collections.filter(isAverage)
        return candidates.min { $0.path.count < $1.path.count }
    }

    private static func label(_ collection: PyTorchObjects.Collection) -> String {
        collection.path.isEmpty
            ? "its top level" : collection.path.map { "'\($0.prefix(40))'" }.joined(separator: " → ")
    }

    private static func refusal(_ path: String, _ flaw: PyTorchFlaw) -> TrainingError {
        TrainingError(
            "\(path): cannot be read as a PyTorch file: \(flaw.reason) (download it again, or save it anew)")
    }
}
