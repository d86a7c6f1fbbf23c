import Foundation
import Testing

@testable import Training

@Suite struct SafetensorsWritingTests {
    @Test func whatIsWrittenReadsBack() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("w.safetensors")
        let odd = "quote \" slash \\ newline \n é"
        try SafetensorsWriter.write(
            [
                OutgoingTensor(name: "a", shape: [3], source: .floats { [1, .infinity, -0.0] }),
                OutgoingTensor(name: "n", shape: [], source: .integers { [Int64.min] }),
                OutgoingTensor(name: odd, shape: [2, 0], source: .floats { [] }),
            ], metadata: ["k": odd], to: path)
        let file = try SafetensorsFile(path: path)
        #expect(file.metadata == ["k": odd])
        #expect(try file.floats(named: "a").map(\.bitPattern) == [0x3F80_0000, 0x7F80_0000, 0x8000_0000])
        #expect(try file.integers(named: "n") == [Int64.min])
        #expect(file.entry(named: odd)?.shape == [2, 0])
    }

    @Test func headerIsPaddedAndWideElementsLieAligned() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("w.safetensors")
        try SafetensorsWriter.write(
            [
                OutgoingTensor(name: "f", shape: [1], source: .floats { [1] }),
                OutgoingTensor(name: "n", shape: [1], source: .integers { [2] }),
            ], metadata: [:], to: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let length = bytes.prefix(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
        #expect(length.isMultiple(of: 8))
        #expect(try SafetensorsFile(path: path).entry(named: "n")?.bytes == 0..<8)
    }

    @Test func refusesValuesThatDoNotFillTheShape() throws {
        let folder = try TemporaryFolder()
        let tensor = OutgoingTensor(name: "a", shape: [3], source: .floats { [1] })
        let text = message {
            try SafetensorsWriter.write([tensor], metadata: [:], to: folder.file("w"))
        }
        #expect(text.contains("'a' of shape [3] was given 1 values"))
    }

    @Test func saysWhereItCannotWrite() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("absent/w.safetensors")
        #expect(
            message { try SafetensorsWriter.write([], metadata: [:], to: path) }.contains(
                "\(path): cannot create: No such file"))
    }
}
