/// The two forms of a file of `torch.save`, as one: a pickle with the objects, and the bytes of the storages.
///
/// Source: PyTorch, torch/serialization.py.
struct PyTorchContainer {
    enum OpenError: Error {
        case flaw(PyTorchFlaw)
        case unreadable(TrainingError)
    }

    let file: ReadableFile
    let objects: PyTorchObjects
    let root: PickleValue
    private let storages: Storages

    private enum Storages {
        /// Members of an archive, by key.
        case members(ZipDirectory, [String: ZipDirectory.Member])
        /// Ranges of the file, by key.
        case ranges([String: Range<Int>])
    }

    init(_ file: ReadableFile) throws(OpenError) {
        let head = try Self.read(file, 2, at: 0)
        self = head == [0x50, 0x4B] ? try Self(archive: file) : try Self(pickles: file)
    }

    /// The range of a storage's bytes in the file.
    func bytes(ofStorage key: String) throws(OpenError) -> Range<Int> {
        switch storages {
        case .ranges(let ranges):
            guard let range = ranges[key] else { throw .flaw(PyTorchFlaw("it lacks the storage '\(key)'")) }
            return range
        case .members(let directory, let members):
            guard let member = members[key] else {
                throw .flaw(PyTorchFlaw("it lacks the storage '\(key)'"))
            }
            return try Self.range(of: member, in: directory)
        }
    }

    private static func read(_ file: ReadableFile, _ count: Int, at offset: Int) throws(OpenError) -> [UInt8]
    {
        do throws(TrainingError) {
            return try file.read(UInt8.self, count: min(count, file.size - offset), at: offset, zero: 0)
        } catch {
            throw .unreadable(error)
        }
    }

    private static func pickled(_ reader: inout PickleReader) throws(OpenError) -> PickleValue {
        do throws(PyTorchFlaw) { return try reader.read() } catch { throw .flaw(error) }
    }

    // MARK: Archive

    /// An archive has one folder with `data.pkl`, and a file in its `data` for every storage.
    private init(archive file: ReadableFile) throws(OpenError) {
        let directory = try Self.directory(of: file)
        guard
            let pickle = directory.members.first(where: { $0.name.split(separator: "/").last == "data.pkl" })
        else {
            let first = directory.members.first.map { ", its first file is '\($0.name.prefix(60))'" } ?? ""
            throw .flaw(PyTorchFlaw("it is a zip archive without a data.pkl\(first)"))
        }
        let folder = String(pickle.name.dropLast("data.pkl".count))
        guard !directory.members.contains(where: { $0.name == folder + "constants.pkl" }) else {
            throw .flaw(
                PyTorchFlaw("it is TorchScript, which holds a program; save the model's state_dict instead"))
        }
        if let order = directory.members.first(where: { $0.name == folder + "byteorder" }) {
            let range = try Self.range(of: order, in: directory)
            guard try Self.read(file, min(range.count, 16), at: range.lowerBound) == Array("little".utf8)
            else {
                throw .flaw(PyTorchFlaw("its numbers are not little-endian"))
            }
        }
        let range = try Self.range(of: pickle, in: directory)
        guard range.count <= PickleReader.maximumBytes else {
            throw .flaw(PyTorchFlaw("its pickle is longer than \(PickleReader.maximumBytes >> 20) MiB"))
        }
        var reader = PickleReader(try Self.read(file, range.count, at: range.lowerBound))
        root = try Self.pickled(&reader)
        objects = PyTorchObjects(reader.graph)
        self.file = file
        let prefix = folder + "data/"
        let members = directory.members.filter { $0.name.hasPrefix(prefix) }
        storages = .members(
            directory, Dictionary(members.map { (String($0.name.dropFirst(prefix.count)), $0) }) { $1 })
    }

    private static func directory(of file: ReadableFile) throws(OpenError) -> ZipDirectory {
        do throws(ZipDirectory.ZipError) { return try ZipDirectory(file) } catch { throw opened(error) }
    }

    private static func range(
        of member: ZipDirectory.Member, in directory: ZipDirectory
    ) throws(OpenError) -> Range<Int> {
        guard member.isStored else {
            throw .flaw(
                PyTorchFlaw(
                    "its member '\(member.name.prefix(60))' is compressed, which torch.save never does"))
        }
        do throws(ZipDirectory.ZipError) { return try directory.range(of: member) } catch {
            throw opened(error)
        }
    }

    private static func opened(_ error: ZipDirectory.ZipError) -> OpenError {
        switch error {
        case .flaw(let flaw): .flaw(flaw)
        case .unreadable(let error): .unreadable(error)
        }
    }

    // MARK: Pickles one after another

    /// The magic number of `torch.save`, pickled.
    private static let magic: [UInt8] = [
        0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
    ]

    /// Before PyTorch 1.6: pickles of the magic number, the version, the machine, the objects and the keys of the storages,
    /// then each storage: its count of elements in eight bytes, and the elements.
    private init(pickles file: ReadableFile) throws(OpenError) {
        let bytes = try Self.read(file, PickleReader.maximumBytes, at: 0)
        guard bytes.starts(with: Self.magic) else {
            throw .flaw(PyTorchFlaw("it is a pickle, but not of torch.save"))
        }
        var reader = PickleReader(bytes, at: Self.magic.count)
        let version = try Self.pickled(&reader)
        guard version == .integer(1001) else {
            throw .flaw(PyTorchFlaw("it is of an unknown version of torch.save"))
        }
        let machine = try Self.pickled(&reader)
        guard
            reader.graph.entries(machine).contains(where: {
                $0.key == .text("little_endian") && $0.value == .boolean(true)
            })
        else { throw .flaw(PyTorchFlaw("its numbers are not little-endian")) }
        root = try Self.pickled(&reader)
        let keys = try Self.pickled(&reader)
        objects = PyTorchObjects(reader.graph)
        self.file = file
        let types = objects.storages()
        var ranges: [String: Range<Int>] = [:]
        var position = reader.position
        for key in reader.graph.items(keys, .list) ?? [] {
            guard case .text(let key) = key, let type = types[key] else {
                throw .flaw(PyTorchFlaw("it lists a storage that no tensor has"))
            }
            guard position <= file.size - 8,
                let count = Int(
                    exactly: try Self.read(file, 8, at: position).reversed().reduce(UInt64(0)) {
                        $0 << 8 | UInt64($1)
                    }),
                count <= (file.size - position - 8) / type.size
            else { throw .flaw(PyTorchFlaw("it ends within its storages")) }
            ranges[key] = (position + 8)..<(position + 8 + count * type.size)
            position += 8 + count * type.size
        }
        storages = .ranges(ranges)
    }
}
