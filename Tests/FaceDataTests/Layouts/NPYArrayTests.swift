import DatasetTrees
import Testing

@testable import FaceData

@Suite struct NPYArrayTests {
    @Test func aStringIsReadAsItsNumber() throws {
        #expect(try NPYArray(NPYFile.string("-0.25")).onlyNumber == -0.25)
        #expect(try NPYArray(NPYFile.string("7", shape: "(1,)")) == .strings(["7"], shape: [1]))
    }

    @Test func shorterStringsEndAtTheirZeros() throws {
        let file = NPYFile.file(
            descriptor: "'<U3'", shape: "(2,)",
            ["abc", "d\0\0"].flatMap { $0.unicodeScalars.flatMap { NPYFile.bytes(of: $0.value) } })
        #expect(try NPYArray(file) == .strings(["abc", "d"], shape: [2]))
    }

    @Test func everyKindOfNumberIsRead() throws {
        let files: [(String, [UInt8])] = [
            ("'<f4'", NPYFile.bytes(of: Float(-3))), ("'<f8'", NPYFile.bytes(of: -3.0)),
            ("'<i4'", NPYFile.bytes(of: Int32(-3))), ("'<i8'", NPYFile.bytes(of: -3)),
        ]
        for (descriptor, data) in files {
            for version in UInt8(1)...3 {
                let file = NPYFile.file(descriptor: descriptor, shape: "(1, 1)", version: version, data)
                #expect(try NPYArray(file) == .numbers([-3], shape: [1, 1]))
            }
        }
        #expect(
            try NPYArray(NPYFile.file(descriptor: "'|u1'", shape: "(3,)", [1, 2, 255]))
                == .numbers([1, 2, 255], shape: [3]))
    }

    @Test(arguments: ["'|O'", "'O'", "[('a', '<f4')]", "'>f4'", "'<c8'", "'<U99999999999'"])
    func otherKindsAreRefused(descriptor: String) {
        #expect(throws: NPYError.self) {
            try NPYArray(NPYFile.file(descriptor: descriptor, shape: "(1,)", [0, 0, 0, 0]))
        }
    }

    @Test(arguments: ["(4611686018427387904, 8)", "(-1,)", "(2,)", "(x,)", "("])
    func impossibleShapesAreRefused(shape: String) {
        #expect(throws: NPYError.self) {
            try NPYArray(NPYFile.file(descriptor: "'<f4'", shape: shape, [0, 0, 0, 0]))
        }
    }

    @Test func aFileCutAnywhereIsRefused() {
        let file = NPYFile.string("0.5")
        for length in 0..<file.count {
            #expect(throws: NPYError.self) { try NPYArray(Array(file[..<length])) }
        }
    }
}
