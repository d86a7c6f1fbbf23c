import Foundation
import Testing

@testable import Training

/// Files of `torch.save`, built byte by byte.
@Suite struct PyTorchFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ bytes: [UInt8], where isWanted: ([String]) -> Bool = { _ in true }) throws
        -> PyTorchFile
    {
        try PyTorchFile(try ReadableFile(path: try folder.write(bytes, to: "weights.pth")), where: isWanted)
    }

    private func message(_ bytes: [UInt8]) -> String {
        do {
            let file = try open(bytes)
            for name in file.names { _ = try file.floats(named: name) }
            return ""
        } catch {
            return "\(error)"
        }
    }

    /// A state dictionary with one tensor `w` of six elements.
    private func pickle(
        shape: [Int] = [2, 3], strides: [Int] = [3, 1], offset: Int = 0, count: Int = 6,
        type: String = "FloatStorage"
    ) -> PickleBytes {
        var pickle = PickleBytes()
        pickle.dictionary { pickle in
            pickle.text("w")
            pickle.tensor(
                storage: "0", count: count, type: type, offset: offset, shape: shape, strides: strides)
        }
        return pickle
    }

    private let six: [Float] = [1, 2, 3, 4, 5, 6]

    @Test func bothFormsAreRead() throws {
        for bytes in [
            PyTorchBytes.archive(pickle(), [("0", PickleBytes.floats(six))]),
            PyTorchBytes.legacy(pickle(), [("0", six)]),
        ] {
            let file = try open(bytes)
            #expect(file.names == ["w"])
            #expect(file.shape(of: "w") == [2, 3])
            #expect(try file.floats(named: "w") == six)
            #expect(file.choice == nil)
        }
    }

    @Test func viewsAreReadByTheirStrides() throws {
        let storages = [(key: "0", bytes: PickleBytes.floats(six))]
        let transposed = try open(PyTorchBytes.archive(pickle(shape: [3, 2], strides: [1, 3]), storages))
        #expect(try transposed.floats(named: "w") == [1, 4, 2, 5, 3, 6])
        let column = try open(PyTorchBytes.archive(pickle(shape: [2], strides: [3], offset: 1), storages))
        #expect(try column.floats(named: "w") == [2, 5])
        let scalar = try open(PyTorchBytes.archive(pickle(shape: [], strides: [], offset: 5), storages))
        #expect(try scalar.floats(named: "w") == [6])
        let empty = try open(PyTorchBytes.archive(pickle(shape: [0, 3], strides: [3, 1]), storages))
        #expect(try empty.floats(named: "w") == [])
    }

    @Test(
        arguments: [
            ("DoubleStorage", [0, 0, 0, 0, 0, 0, 0xF8, 0x3F]), ("HalfStorage", [0, 0x3E]),
            ("BFloat16Storage", [0xC0, 0x3F]),
        ] as [(String, [UInt8])])
    func otherPrecisionsBecomeFloats(type: String, bytes: [UInt8]) throws {
        let pickle = pickle(shape: [1], strides: [1], count: 1, type: type)
        #expect(try open(PyTorchBytes.archive(pickle, [("0", bytes)])).floats(named: "w") == [1.5])
    }

    @Test func integersAreTensorsButNoWeights() throws {
        let pickle = pickle(shape: [], strides: [], count: 1, type: "LongStorage")
        let bytes = PyTorchBytes.archive(pickle, [("0", [7, 0, 0, 0, 0, 0, 0, 0])])
        #expect(try open(bytes).shape(of: "w") == [])
        #expect(message(bytes).contains("tensor 'w' is I64, not floating-point"))
    }

    @Test func parametersAndOddCompanyGiveTheirTensors() throws {
        var pickle = PickleBytes()
        pickle.dictionary { pickle in
            pickle.text("args")
            pickle.call("argparse", "Namespace") { _ in }
            pickle.raw("}")
            pickle.raw("b")
            pickle.text("best")
            pickle.call("numpy.core.multiarray", "scalar") { $0.text("f8") }
            pickle.text("state_dict")
            pickle.dictionary { pickle in
                pickle.text("w")
                pickle.call("torch._utils", "_rebuild_parameter") { pickle in
                    pickle.tensor(storage: "0", count: 6, shape: [6], strides: [1])
                    pickle.raw([0x88])
                }
            }
        }
        let file = try open(PyTorchBytes.archive(pickle, [("0", PickleBytes.floats(six))]))
        #expect(try file.floats(named: "w") == six)
        #expect(file.choice == "from 'state_dict'")
    }

    @Test func averagedWeightsAreTakenAndTheOthersNamed() throws {
        var pickle = PickleBytes()
        pickle.dictionary { pickle in
            for (key, offset) in [("state_dict", 0), ("state_dict_ema", 3)] {
                pickle.text(key)
                pickle.dictionary { pickle in
                    pickle.text("w")
                    pickle.tensor(storage: "0", count: 6, offset: offset, shape: [3], strides: [1])
                }
            }
        }
        let file = try open(PyTorchBytes.archive(pickle, [("0", PickleBytes.floats(six))]))
        #expect(try file.floats(named: "w") == [4, 5, 6])
        #expect(file.choice == "from 'state_dict_ema' (the file also has 'state_dict')")
    }

    /// `torch.save(model)`: modules with parameters, buffers and modules of their own.
    @Test func aPickledModelGivesItsTensorsUnderTheNamesOfItsStateDictionary() throws {
        func module(_ pickle: inout PickleBytes, _ members: (inout PickleBytes) -> Void) {
            pickle.global("somebody.models", "Network")
            pickle.raw(")")
            pickle.raw([0x81])
            pickle.dictionary(members)
            pickle.raw("b")
        }
        func members(_ pickle: inout PickleBytes, _ attribute: String, _ body: (inout PickleBytes) -> Void) {
            pickle.text(attribute)
            pickle.call("collections", "OrderedDict") { _ in }
            pickle.raw("(")
            body(&pickle)
            pickle.raw("u")
        }
        var pickle = PickleBytes()
        module(&pickle) { pickle in
            pickle.text("training")
            pickle.raw([0x88])
            members(&pickle, "_parameters") { _ in }
            members(&pickle, "_modules") { pickle in
                pickle.text("features")
                module(&pickle) { pickle in
                    members(&pickle, "_parameters") { pickle in
                        pickle.text("weight")
                        pickle.tensor(storage: "0", count: 6, shape: [6], strides: [1])
                        pickle.text("bias")
                        pickle.raw("N")
                    }
                    members(&pickle, "_buffers") { pickle in
                        pickle.text("running_mean")
                        pickle.tensor(storage: "0", count: 6, offset: 2, shape: [2], strides: [1])
                    }
                    members(&pickle, "_modules") { _ in }
                }
            }
        }
        let file = try open(PyTorchBytes.archive(pickle, [("0", PickleBytes.floats(six))]))
        #expect(file.names == ["features.weight", "features.running_mean"])
        #expect(try file.floats(named: "features.running_mean") == [3, 4])
    }

    /// What unpickling in Python would do is a command here; it only becomes a name with arguments.
    @Test func codeInAFileIsNotRun() throws {
        let trace = folder.file("trace")
        var pickle = PickleBytes()
        pickle.dictionary { pickle in
            pickle.text("exploit")
            pickle.call("os", "system") { $0.text("touch \(trace)") }
            pickle.text("w")
            pickle.tensor(storage: "0", count: 6, shape: [6], strides: [1])
        }
        for bytes in [
            PyTorchBytes.archive(pickle, [("0", PickleBytes.floats(six))]),
            PyTorchBytes.legacy(pickle, [("0", six)]),
        ] {
            #expect(try open(bytes).floats(named: "w") == six)
        }
        var alone = PickleBytes()
        alone.call("os", "system") { $0.text("touch \(trace)") }
        #expect(message(PyTorchBytes.archive(alone, [])).contains("holds no tensors"))
        #expect(!FileManager.default.fileExists(atPath: trace))
    }

    @Test(arguments: [
        ([2, 3], [4, 1], 0, 6), ([7], [1], 0, 6), ([6], [1], 1, 6), ([6], [1], -1, 6), ([-6], [1], 0, 6),
        ([2], [-1], 1, 6), ([6], [1, 1], 0, 6), ([1 << 40, 1 << 40], [1 << 40, 1], 0, 6),
        ([1], [1], Int.max, 6),
        ([6], [1], 0, -6), ([2, 2], [Int.max, Int.max], 0, 6),
    ])
    func viewsBeyondTheirStorageAreRefused(shape: [Int], strides: [Int], offset: Int, count: Int) {
        let pickle = pickle(shape: shape, strides: strides, offset: offset, count: count)
        #expect(
            message(PyTorchBytes.archive(pickle, [("0", PickleBytes.floats(six))])).contains(
                "does not lie within"))
    }

    @Test func aSmallFileCannotAskForMuchMemory() {
        let pickle = pickle(shape: [1 << 40], strides: [0])
        #expect(
            message(PyTorchBytes.archive(pickle, [("0", PickleBytes.floats(six))])).contains(
                "repeats its 6 elements"))
        // The storage claims more than the file holds.
        let large = self.pickle(shape: [1 << 40], strides: [1], count: 1 << 40)
        #expect(
            message(PyTorchBytes.archive(large, [("0", PickleBytes.floats(six))])).contains(
                "ends within the values"))
        #expect(message(PyTorchBytes.legacy(large, [("0", six)])).contains("ends within the values"))
    }

    @Test func damagedArchivesAreRefusedWithAReason() {
        let whole = PyTorchBytes.archive(pickle(), [("0", PickleBytes.floats(six))])
        #expect(message([UInt8](whole.dropLast(30))).contains("no zip directory"))
        #expect(message(PyTorchBytes.archive(pickle(), [])).contains("lacks the storage '0'"))
        #expect(
            message(PyTorchBytes.zip([("a.txt", [1])])).contains(
                "zip archive without a data.pkl, its first file is 'a.txt'"))
        #expect(
            message(PyTorchBytes.zip([("m/data.pkl", pickle().finished)], method: 8)).contains(
                "is compressed"))
        #expect(
            message(PyTorchBytes.zip([("m/data.pkl", pickle().finished), ("m/constants.pkl", [])])).contains(
                "TorchScript"))
        #expect(
            message(
                PyTorchBytes.zip([("m/data.pkl", pickle().finished), ("m/byteorder", Array("big".utf8))])
            )
            .contains("not little-endian"))
        for length in stride(from: 4, to: whole.count, by: 7) {
            #expect(!message([UInt8](whole.prefix(length))).isEmpty)
        }
    }

    @Test func damagedPicklesAreRefusedWithAReason() {
        let whole = PyTorchBytes.legacy(pickle(), [("0", six)])
        for length in stride(from: 2, to: whole.count, by: 5) {
            #expect(!message([UInt8](whole.prefix(length))).isEmpty)
        }
        #expect(message([0x80, 2, 0x4E, 0x2E]).contains("not of torch.save"))
        #expect(message([]).contains("not of torch.save"))
    }

    @Test func theFileSaysWhatItHoldsInsteadOfTensors() {
        var pickle = PickleBytes()
        pickle.dictionary { pickle in
            pickle.text("epoch")
            pickle.integer(3)
        }
        #expect(message(PyTorchBytes.archive(pickle, [])).contains("holds no tensors: it has 'epoch'"))
    }
}
