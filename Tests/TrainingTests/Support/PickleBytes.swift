/// Writes pickles byte by byte, odd and malicious ones too.
struct PickleBytes {
    private(set) var bytes: [UInt8] = [0x80, 2]

    mutating func raw(_ bytes: [UInt8]) { self.bytes += bytes }
    mutating func raw(_ opcode: Unicode.Scalar) { bytes.append(UInt8(ascii: opcode)) }

    mutating func text(_ text: String) {
        raw("X")
        bytes += Self.little(text.utf8.count, 4) + Array(text.utf8)
    }

    mutating func integer(_ value: Int) {
        if (0..<256).contains(value) {
            bytes += [UInt8(ascii: "K"), UInt8(value)]
        } else {
            bytes += [0x8A, 8] + Self.little(value, 8)
        }
    }

    mutating func tuple(_ values: [Int]) {
        raw("(")
        for value in values { integer(value) }
        raw("t")
    }

    mutating func global(_ module: String, _ name: String) {
        bytes += Array("c\(module)\n\(name)\n".utf8)
    }

    /// A call of what the body pushes first with the arguments that it pushes after.
    mutating func call(_ module: String, _ name: String, _ arguments: (inout PickleBytes) -> Void) {
        global(module, name)
        raw("(")
        arguments(&self)
        raw("t")
        raw("R")
    }

    /// A dictionary whose body pushes keys and values.
    mutating func dictionary(_ body: (inout PickleBytes) -> Void) {
        raw("}")
        raw("(")
        body(&self)
        raw("u")
    }

    /// A tensor as `torch.save` describes it.
    mutating func tensor(
        storage: String, count: Int, type: String = "FloatStorage", offset: Int = 0, shape: [Int],
        strides: [Int]
    ) {
        call("torch._utils", "_rebuild_tensor_v2") { pickle in
            pickle.raw("(")
            pickle.text("storage")
            pickle.global("torch", type)
            pickle.text(storage)
            pickle.text("cpu")
            pickle.integer(count)
            pickle.raw("t")
            pickle.raw("Q")
            pickle.integer(offset)
            pickle.tuple(shape)
            pickle.tuple(strides)
            pickle.raw([0x89])
            pickle.call("collections", "OrderedDict") { _ in }
        }
    }

    /// With the opcode that ends it.
    var finished: [UInt8] { bytes + [UInt8(ascii: ".")] }

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func floats(_ values: [Float]) -> [UInt8] {
        values.flatMap { value in little(Int(value.bitPattern), 4) }
    }
}

/// Files of `torch.save` in both forms.
enum PyTorchBytes {
    /// A zip archive of uncompressed members.
    static func zip(_ members: [(name: String, bytes: [UInt8])], method: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        let little = PickleBytes.little
        for member in members {
            let name = Array(member.name.utf8)
            let size = little(member.bytes.count, 4)
            let common = little(0, 2) + little(method, 2) + little(0, 8) + size + size + little(name.count, 2)
            // An extra field of the local header alone, as PyTorch pads with.
            let extra: [UInt8] = [0x46, 0x42, 3, 0, 0x5A, 0x5A, 0x5A]
            directory += [0x50, 0x4B, 1, 2] + little(0, 2) + little(0, 2) + common + little(0, 2)
            directory +=
                little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(bytes.count, 4) + name
            bytes += [0x50, 0x4B, 3, 4] + little(0, 2) + common + little(extra.count, 2) + name + extra
            bytes += member.bytes
        }
        let start = bytes.count
        bytes += directory + [0x50, 0x4B, 5, 6] + little(0, 4)
        bytes += little(members.count, 2) + little(members.count, 2)
        return bytes + little(directory.count, 4) + little(start, 4) + little(0, 2)
    }

    static func archive(_ pickle: PickleBytes, _ storages: [(key: String, bytes: [UInt8])]) -> [UInt8] {
        zip(
            [("model/data.pkl", pickle.finished), ("model/byteorder", Array("little".utf8))]
                + storages.map { ("model/data/\($0.key)", $0.bytes) })
    }

    /// The form before PyTorch 1.6.
    static func legacy(_ pickle: PickleBytes, _ storages: [(key: String, values: [Float])]) -> [UInt8] {
        var bytes: [UInt8] = [
            0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
        ]
        var version = PickleBytes()
        version.integer(1001)
        var machine = PickleBytes()
        machine.dictionary { pickle in
            pickle.text("little_endian")
            pickle.raw([0x88])
        }
        var keys = PickleBytes()
        keys.raw("]")
        keys.raw("(")
        for storage in storages { keys.text(storage.key) }
        keys.raw("e")
        bytes += version.finished + machine.finished + pickle.finished + keys.finished
        for storage in storages {
            bytes += PickleBytes.little(storage.values.count, 8) + PickleBytes.floats(storage.values)
        }
        return bytes
    }
}
