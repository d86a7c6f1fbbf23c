import Foundation
import Testing

@testable import Training

/// Every rule that a reader of safetensors keeps; each breach gives one error that says what is wrong.
@Suite struct SafetensorsReadingTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func readsTensorsAndMetadata() throws {
        let path = try folder.safetensors(
            #"{"__metadata__":{"model":"b0"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
                + #""n":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}"#,
            data: [0, 0, 128, 63, 0, 0, 0, 192, 7, 0, 0, 0, 0, 0, 0, 0])
        let file = try SafetensorsFile(path: path)
        #expect(file.metadata == ["model": "b0"])
        #expect(try file.floats(named: "a") == [1, -2])
        #expect(try file.integers(named: "n") == [7])
        #expect(file.entries.map(\.name) == ["a", "n"])
    }

    @Test func convertsOtherFloatingPointTypes() throws {
        // 1.5 in half, bfloat16 and double precision.
        let path = try folder.safetensors(
            #"{"d":{"dtype":"F64","shape":[1],"data_offsets":[4,12]},"#
                + #""b":{"dtype":"BF16","shape":[1],"data_offsets":[2,4]},"#
                + #""h":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}   "#,
            data: [0x00, 0x3E, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F])
        let file = try SafetensorsFile(path: path)
        for name in ["h", "b", "d"] { #expect(try file.floats(named: name) == [1.5]) }
    }

    @Test func resolvesEscapesInNames() throws {
        let path = try folder.safetensors(
            #"{"a\"\u00e9\ud83d\ude00\n":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#)
        #expect(try SafetensorsFile(path: path).entries.map(\.name) == ["a\"é😀\n"])
    }

    @Test func saysWhichTensorIsMissingOrOfAnotherType() throws {
        let path = try folder.safetensors(
            #"{"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}"#, data: .init(repeating: 0, count: 8))
        let file = try SafetensorsFile(path: path)
        #expect(throws: TrainingError.self) { try file.floats(named: "absent") }
        #expect(message { try file.floats(named: "n") }.contains("'n' is I64"))
    }

    @Test(arguments: [
        ("no brace", "[]", "does not begin with '{'"),
        ("unfinished", #"{"a":{"dtype":"F32""#, "is missing"),
        ("text behind", #"{} x"#, "follows the closing"),
        ("tensor twice", #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{}}"#, "comes twice"),
        (
            "member twice", #"{"a":{"dtype":"U8","dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#,
            "comes twice"
        ),
        ("metadata number", #"{"__metadata__":{"a":1}}"#, "is not a string"),
        (
            "unknown member", #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":[]}}"#,
            "unknown key 'x'"
        ),
        ("unknown type", #"{"a":{"dtype":"F31","shape":[0],"data_offsets":[0,0]}}"#, "unknown dtype"),
        ("no shape", #"{"a":{"dtype":"U8","data_offsets":[0,0]}}"#, "lacks its dtype, shape"),
        ("negative", #"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}}"#, "whole number"),
        ("fraction", #"{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}"#, "is missing"),
        ("too large", #"{"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,1]}}"#, "whole"),
        ("leading zero", #"{"a":{"dtype":"U8","shape":[01],"data_offsets":[0,1]}}"#, "whole number"),
        ("backwards", #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}"#, "not a begin and an end"),
        ("one offset", #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1]}}"#, "not a begin and an end"),
        ("three offsets", #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}"#, "more than 2"),
        ("size", #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, "takes 8 bytes"),
        ("past the end", #"{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}"#, "but 4 follow"),
        ("not to the end", #"{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}"#, "but 4 follow"),
        ("begins late", #"{"a":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}}"#, "instead of byte 0"),
        ("control character", "{\"a\n\":{}}", "control character"),
        ("half a pair", #"{"\ud83d":{}}"#, "surrogate"),
        ("unknown escape", #"{"\x":{}}"#, "unknown escape"),
    ])
    func refuses(_ what: String, header: String, reason: String) throws {
        let path = try folder.safetensors(header, data: [1, 2, 3, 4])
        let text = message { try SafetensorsFile(path: path) }
        #expect(text.contains(reason), "\(what): \(text)")
        #expect(text.hasPrefix(path))
    }

    @Test func refusesGapsAndOverlaps() throws {
        let gap =
            #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}"#
        let overlap =
            #"{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}"#
        for header in [gap, overlap] {
            let path = try folder.safetensors(header, data: [1, 2, 3, 4])
            #expect(message { try SafetensorsFile(path: path) }.contains("tensor 'b' begins at byte 2"))
        }
    }

    @Test func refusesShapesThatOverflow() throws {
        let large = Int.max / 2
        let header = #"{"a":{"dtype":"F32","shape":[\#(large),\#(large)],"data_offsets":[0,4]}}"#
        let path = try folder.safetensors(header, data: [1, 2, 3, 4])
        #expect(message { try SafetensorsFile(path: path) }.contains("larger than any memory"))
    }

    @Test func capsRankAndNames() throws {
        let ones = Array(repeating: "1", count: SafetensorsHeader.maximumRank + 1).joined(separator: ",")
        let rank = #"{"a":{"dtype":"U8","shape":[\#(ones)],"data_offsets":[0,1]}}"#
        #expect(message { try SafetensorsFile(path: folder.safetensors(rank)) }.contains("more than 16"))
        let name = String(repeating: "n", count: SafetensorsHeader.maximumNameLength + 1)
        let long = #"{"\#(name)":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#
        #expect(message { try SafetensorsFile(path: folder.safetensors(long)) }.contains("longer than 1024"))
    }

    @Test func refusesFilesThatEndEarly() throws {
        let short = try folder.write([1, 2, 3], to: "short")
        #expect(message { try SafetensorsFile(path: short) }.contains("shorter than 8 bytes"))
        let cut = try folder.write([200, 0, 0, 0, 0, 0, 0, 0, 123], to: "cut")
        #expect(message { try SafetensorsFile(path: cut) }.contains("ends within its header"))
        let huge = try folder.write(Array(repeating: 255, count: 16), to: "huge")
        #expect(message { try SafetensorsFile(path: huge) }.contains("longer than 100000000"))
        let binary = try folder.write([2, 0, 0, 0, 0, 0, 0, 0, 123, 0xFF], to: "binary")
        #expect(message { try SafetensorsFile(path: binary) }.contains("not UTF-8"))
    }

    @Test func refusesWhatIsNoFile() throws {
        #expect(message { try SafetensorsFile(path: folder.file("absent")) }.contains("No such file"))
        #expect(message { try SafetensorsFile(path: folder.path) }.contains("not a regular file"))
        mkfifo(folder.file("pipe"), 0o600)
        #expect(message { try SafetensorsFile(path: folder.file("pipe")) }.contains("not a regular file"))
    }
}

/// The error's text; empty where none is thrown.
func message(_ body: () throws -> some Any) -> String {
    do {
        _ = try body()
        return ""
    } catch {
        return "\(error)"
    }
}
