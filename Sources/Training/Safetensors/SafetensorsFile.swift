/// A safetensors file opened for reading. Opening reads and checks the header alone; tensors are read when
/// they are asked for.
///
/// Source of the format: https://github.com/huggingface/safetensors, "Format".
package final class SafetensorsFile: Sendable {
    package let path: String
    package let metadata: [String: String]
    /// In the order of their bytes in the file.
    package let entries: [SafetensorsEntry]
    private let entriesByName: [String: SafetensorsEntry]
    private let file: ReadableFile
    /// Where the first tensor begins in the file.
    private let dataStart: Int

    /// - Throws: `TrainingError` where the file cannot be read or breaks a rule of the format.
    package init(path: String) throws(TrainingError) {
        let file = try ReadableFile(path: path)
        let header: SafetensorsHeader
        let length: Int
        do throws(SafetensorsFlaw) {
            length = try Self.headerLength(of: file)
        } catch {
            throw Self.refusal(path, error)
        }
        let bytes = try file.read(UInt8.self, count: length, at: 8, zero: 0)
        do throws(SafetensorsFlaw) {
            header = try SafetensorsHeader(bytes: bytes, dataSize: file.size - 8 - length)
        } catch {
            throw Self.refusal(path, error)
        }
        self.path = path
        self.file = file
        dataStart = 8 + length
        metadata = header.metadata
        entries = header.entries
        entriesByName = Dictionary(uniqueKeysWithValues: header.entries.map { ($0.name, $0) })
    }

    /// What the header says of a tensor; nil where the file has none of that name.
    package func entry(named name: String) -> SafetensorsEntry? { entriesByName[name] }

    /// A tensor's values as float32, converted from F64, F16 or BF16 if it is stored so.
    ///
    /// - Throws: `TrainingError` where there is no such tensor or it holds no floating-point numbers.
    package func floats(named name: String) throws(TrainingError) -> [Float] {
        let entry = try existing(name)
        let offset = dataStart + entry.bytes.lowerBound
        guard let values = try file.floats(entry.type, count: entry.count, at: offset) else {
            throw TrainingError("\(path): tensor '\(name)' is \(entry.type.rawValue), not floating-point")
        }
        return values
    }

    /// A tensor's values as whole numbers, from I64 or I32.
    ///
    /// - Throws: `TrainingError` where there is no such tensor or it is of another type.
    package func integers(named name: String) throws(TrainingError) -> [Int64] {
        let entry = try existing(name)
        let offset = dataStart + entry.bytes.lowerBound
        switch entry.type {
        case .int64:
            return try file.read(Int64.self, count: entry.count, at: offset, zero: 0)
        case .int32:
            return try file.read(Int32.self, count: entry.count, at: offset, zero: 0).map { Int64($0) }
        default:
            throw TrainingError("\(path): tensor '\(name)' is \(entry.type.rawValue), not I64 or I32")
        }
    }

    private func existing(_ name: String) throws(TrainingError) -> SafetensorsEntry {
        guard let entry = entriesByName[name] else {
            throw TrainingError("\(path): has no tensor '\(name)' (it holds another kind of model)")
        }
        return entry
    }

    private static func headerLength(of file: ReadableFile) throws(SafetensorsFlaw) -> Int {
        guard file.size >= 8, let length = try? file.read(UInt64.self, count: 1, at: 0, zero: 0).first else {
            throw SafetensorsFlaw("it is shorter than 8 bytes")
        }
        guard length <= UInt64(SafetensorsHeader.maximumLength) else {
            throw SafetensorsFlaw("its header would be longer than \(SafetensorsHeader.maximumLength) bytes")
        }
        guard Int(length) <= file.size - 8 else {
            throw SafetensorsFlaw("it ends within its header")
        }
        return Int(length)
    }

    private static func refusal(_ path: String, _ flaw: SafetensorsFlaw) -> TrainingError {
        TrainingError(
            "\(path): is no whole safetensors file: \(flaw.reason) (copy or download it again)")
    }
}
