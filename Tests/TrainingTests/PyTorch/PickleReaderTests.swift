import Testing

@testable import Training

/// Pickles of others, read without running anything.
@Suite struct PickleReaderTests {
    private func read(_ bytes: [UInt8]) throws -> (value: PickleValue, graph: PickleGraph) {
        var reader = PickleReader(bytes)
        let value = try reader.read()
        return (value, reader.graph)
    }

    private func flaw(_ bytes: [UInt8]) -> String {
        do {
            _ = try read(bytes)
            return ""
        } catch {
            return (error as? PyTorchFlaw)?.reason ?? "\(error)"
        }
    }

    @Test(arguments: [
        ("N.", PickleValue.none), ("I01\n.", .boolean(true)), ("I-7\n.", .integer(-7)),
        ("L12L\n.", .integer(12)),
        ("F2.5\n.", .real(2.5)), ("S'a'\n.", .text("a")), ("Vb\n.", .text("b")), ("K\u{05}.", .integer(5)),
        ("U\u{02}hi.", .text("hi")), ("K\u{01}2.", .integer(1)), ("(K\u{01}K\u{02}1K\u{03}.", .integer(3)),
        ("(0K\u{04}.", .integer(4)), ("K\u{01}p0\n0g0\n.", .integer(1)),
        ("K\u{01}q\u{07}0h\u{07}.", .integer(1)),
    ])
    func plainValues(text: String, value: PickleValue) throws {
        #expect(try read(Array(text.utf8)).value == value)
    }

    @Test(
        arguments: [
            ([0x4A, 0xFE, 0xFF, 0xFF, 0xFF], PickleValue.integer(-2)), ([0x8A, 0], .integer(0)),
            ([0x8A, 1, 0xFF], .integer(-1)), ([0x8A, 2, 0x00, 0x80], .integer(-32768)),
            ([0x8A, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1], .opaque),
            ([0x47, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0], .real(1)),
            ([0x42, 1, 0, 0, 0, 9], .opaque), ([0x8C, 1, 0x61], .text("a")), ([0x4D, 1, 2], .integer(513)),
        ] as [([UInt8], PickleValue)])
    func binaryValues(bytes: [UInt8], value: PickleValue) throws {
        #expect(try read(bytes + [0x2E]).value == value)
    }

    @Test func containersKeepTheirOrder() throws {
        var pickle = PickleBytes()
        pickle.dictionary { pickle in
            pickle.text("b")
            pickle.tuple([1, 2])
            pickle.text("a")
            pickle.raw("]")
        }
        let (root, graph) = try read(pickle.finished)
        let entries = graph.entries(root)
        #expect(entries.map(\.key) == [.text("b"), .text("a")])
        #expect(graph.items(entries[0].value, .tuple) == [.integer(1), .integer(2)])
        #expect(graph.items(entries[1].value, .list) == [])
    }

    @Test func aCallIsAnInertNode() throws {
        var pickle = PickleBytes()
        pickle.call("os", "system") { $0.text("touch /tmp/never") }
        let (root, graph) = try read(pickle.finished)
        let items = try #require(graph.items(root, .object))
        #expect(graph.name(items[0]) == "os.system")
        #expect(graph.items(items[1], .tuple) == [.text("touch /tmp/never")])
    }

    @Test func aCycleIsBuiltAndFreed() throws {
        // A list that holds itself.
        let (root, graph) = try read(Array("]q\u{00}h\u{00}a.".utf8))
        #expect(graph.items(root, .list) == [root])
    }

    @Test("A million nested lists neither exhaust the stack nor are refused by depth")
    func deepNesting() throws {
        let depth = 500_000
        let bytes =
            [UInt8](repeating: UInt8(ascii: "]"), count: depth)
            + [UInt8](repeating: UInt8(ascii: "a"), count: depth - 1)
        let (_, graph) = try read(bytes + [0x2E])
        #expect(graph.nodes.count == depth)
    }

    @Test(arguments: [
        ("", "ends in the middle"), ("N", "ends in the middle"), (".", "takes a value that is not there"),
        ("0.", "takes a value that is not there"), ("t.", "ends a group that it never began"),
        ("h\u{01}.", "never memorized"), ("gx\n.", "no number"), ("(K\u{01}d.", "a key without a value"),
        ("K\u{01}K\u{02}a.", "no container"), ("\u{01}.", "unknown opcode 1"),
        ("X\u{7f}\u{7f}\u{7f}\u{7f}", "ends in the middle"),
        ("K\u{01}(.", "takes a value that is not there"), ("K\u{01}(a.", "takes a value that is not there"),
    ])
    func damage(text: String, reason: String) {
        #expect(flaw(Array(text.utf8)).contains(reason))
    }

    @Test func numbersOfObjectsAndStackedValuesAreLimited() {
        let many = 1 << 20
        #expect(flaw([UInt8](repeating: UInt8(ascii: "N"), count: many + 1)).contains("stacks too many"))
        let objects = [UInt8](repeating: UInt8(ascii: "]"), count: many / 2)
        let popped = objects + [UInt8](repeating: UInt8(ascii: "0"), count: many / 2)
        #expect(flaw(popped + popped + objects).contains("too many objects"))
        #expect(flaw([UInt8](repeating: UInt8(ascii: "("), count: many + 1)).contains("nested too deeply"))
        #expect(flaw([0x80, 9]).contains("protocol 9"))
    }
}
