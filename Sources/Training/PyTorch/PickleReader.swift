/// Reads pickles of protocols 0 to 5 without running anything: a class or function is only a name, and calling it leaves
/// an inert node with its arguments.
///
/// Memory is bounded: each opcode adds at most one value, and the numbers of nodes, stacked and memorized values are
/// limited. Nothing recurses, so that nesting cannot exhaust the stack.
///
/// Source of the format: CPython, Lib/pickletools.py.
struct PickleReader {
    /// Limits far above those of any model's weights.
    static let maximumBytes = 32 << 20
    private static let maximumNodes = 1 << 20
    private static let maximumStack = 1 << 20
    private static let maximumMemo = 1 << 20

    private(set) var graph = PickleGraph()
    /// The index of the next byte: behind the last pickle that was read.
    private(set) var position: Int
    private let bytes: [UInt8]
    private var stack: [PickleValue] = []
    /// The stack's heights at the marks.
    private var marks: [Int] = []
    private var memo: [Int: PickleValue] = [:]

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// Reads one pickle, which may be followed by others.
    mutating func read() throws(PyTorchFlaw) -> PickleValue {
        stack = []
        marks = []
        memo = [:]
        while true {
            let opcode = try byte()
            if opcode == UInt8(ascii: ".") { return try pop() }
            guard try perform(opcode) else {
                throw PyTorchFlaw("its pickle has the unknown opcode \(opcode) at byte \(position - 1)")
            }
        }
    }

    /// - Returns: whether the opcode is known.
    private mutating func perform(_ opcode: UInt8) throws(PyTorchFlaw) -> Bool {
        if try readScalar(opcode) { return true }
        if try readContainer(opcode) { return true }
        if try readMemo(opcode) { return true }
        if try readObject(opcode) { return true }
        return try readFraming(opcode)
    }

    // MARK: Plain values

    private mutating func readScalar(_ opcode: UInt8) throws(PyTorchFlaw) -> Bool {
        switch opcode {
        case UInt8(ascii: "N"): try push(.none)
        case 0x88: try push(.boolean(true))
        case 0x89: try push(.boolean(false))
        case UInt8(ascii: "I"): try push(Self.number(try line()))
        case UInt8(ascii: "J"): try push(.integer(Int(Int32(truncatingIfNeeded: try unsigned(bytes: 4)))))
        case UInt8(ascii: "K"): try push(.integer(try unsigned(bytes: 1)))
        case UInt8(ascii: "M"): try push(.integer(try unsigned(bytes: 2)))
        case UInt8(ascii: "L"): try push(Self.number(try line()))
        case 0x8A: try push(try long(bytes: try unsigned(bytes: 1)))
        case 0x8B: try push(try long(bytes: try unsigned(bytes: 4)))
        case UInt8(ascii: "F"): try push(Double(try line()).map { .real($0) } ?? .opaque)
        case UInt8(ascii: "G"): try push(.real(Double(bitPattern: try bigEndian())))
        default: return try readText(opcode)
        }
        return true
    }

    private mutating func readText(_ opcode: UInt8) throws(PyTorchFlaw) -> Bool {
        switch opcode {
        case UInt8(ascii: "V"): try push(.text(try line()))
        case UInt8(ascii: "S"): try push(.text(Self.unquoted(try line())))
        case UInt8(ascii: "X"), UInt8(ascii: "T"): try push(.text(try text(try unsigned(bytes: 4))))
        case UInt8(ascii: "U"), 0x8C: try push(.text(try text(try unsigned(bytes: 1))))
        case 0x8D: try push(.text(try text(try unsigned(bytes: 8))))
        case UInt8(ascii: "C"): try skip(try unsigned(bytes: 1), pushing: .opaque)
        case UInt8(ascii: "B"): try skip(try unsigned(bytes: 4), pushing: .opaque)
        case 0x8E, 0x96: try skip(try unsigned(bytes: 8), pushing: .opaque)
        default: return false
        }
        return true
    }

    // MARK: Containers

    private mutating func readContainer(_ opcode: UInt8) throws(PyTorchFlaw) -> Bool {
        switch opcode {
        case UInt8(ascii: "("):
            guard marks.count < Self.maximumStack else {
                throw PyTorchFlaw("its pickle is nested too deeply")
            }
            marks.append(stack.count)
        case UInt8(ascii: "]"): try push(PickleNode(kind: .list))
        case UInt8(ascii: ")"): try push(PickleNode(kind: .tuple))
        case UInt8(ascii: "}"): try push(PickleNode(kind: .dictionary))
        case 0x8F: try push(PickleNode(kind: .set))
        case UInt8(ascii: "l"): try push(PickleNode(kind: .list, items: try popToMark()))
        case UInt8(ascii: "t"): try push(PickleNode(kind: .tuple, items: try popToMark()))
        case 0x91: try push(PickleNode(kind: .set, items: try popToMark()))
        case UInt8(ascii: "d"):
            let values = try popToMark()
            try push(PickleNode(kind: .dictionary))
            try addEntries(values)
        case 0x85, 0x86, 0x87:
            var items: [PickleValue] = []
            for _ in 0..<(Int(opcode) - 0x84) { items.append(try pop()) }
            try push(PickleNode(kind: .tuple, items: items.reversed()))
        case UInt8(ascii: "a"): try addItems([try pop()])
        case UInt8(ascii: "e"), 0x90: try addItems(try popToMark())
        case UInt8(ascii: "s"):
            let value = try pop()
            try addEntries([try pop(), value])
        case UInt8(ascii: "u"): try addEntries(try popToMark())
        default: return false
        }
        return true
    }

    private mutating func addItems(_ items: [PickleValue]) throws(PyTorchFlaw) {
        let target = try topNode()
        graph.nodes[target].items += items
    }

    /// - Parameter values: keys and values in turn.
    private mutating func addEntries(_ values: [PickleValue]) throws(PyTorchFlaw) {
        guard values.count.isMultiple(of: 2) else {
            throw PyTorchFlaw("its pickle has a key without a value")
        }
        let target = try topNode()
        for index in stride(from: 0, to: values.count, by: 2) {
            graph.nodes[target].entries.append((values[index], values[index + 1]))
        }
    }

    // MARK: Memo and stack

    private mutating func readMemo(_ opcode: UInt8) throws(PyTorchFlaw) -> Bool {
        switch opcode {
        case UInt8(ascii: "p"): try memorize(try index(ofLine: try line()))
        case UInt8(ascii: "q"): try memorize(try unsigned(bytes: 1))
        case UInt8(ascii: "r"): try memorize(try unsigned(bytes: 4))
        case 0x94: try memorize(memo.count)
        case UInt8(ascii: "g"): try recall(try index(ofLine: try line()))
        case UInt8(ascii: "h"): try recall(try unsigned(bytes: 1))
        case UInt8(ascii: "j"): try recall(try unsigned(bytes: 4))
        case UInt8(ascii: "0"):
            // As in CPython: a mark on the top is what is popped.
            if marks.last == stack.count { marks.removeLast() } else { _ = try pop() }
        case UInt8(ascii: "1"): _ = try popToMark()
        case UInt8(ascii: "2"): try push(try top())
        default: return false
        }
        return true
    }

    private mutating func memorize(_ index: Int) throws(PyTorchFlaw) {
        guard memo.count < Self.maximumMemo else { throw PyTorchFlaw("its pickle memorizes too many values") }
        memo[index] = try top()
    }

    private mutating func recall(_ index: Int) throws(PyTorchFlaw) {
        guard let value = memo[index] else {
            throw PyTorchFlaw("its pickle refers to value \(index), which it never memorized")
        }
        try push(value)
    }

    private func index(ofLine line: String) throws(PyTorchFlaw) -> Int {
        guard let index = Int(line) else { throw PyTorchFlaw("its pickle has a reference that is no number") }
        return index
    }

    // MARK: Classes, functions and objects

    private mutating func readObject(_ opcode: UInt8) throws(PyTorchFlaw) -> Bool {
        switch opcode {
        case UInt8(ascii: "c"):
            let module = try line()
            try push(PickleNode(kind: .global("\(module).\(try line())")))
        case 0x93:
            guard case .text(let name) = try pop(), case .text(let module) = try pop() else {
                throw PyTorchFlaw("its pickle names a class by something that is no text")
            }
            try push(PickleNode(kind: .global("\(module).\(name)")))
        case UInt8(ascii: "R"), 0x81:
            let arguments = try pop()
            try push(PickleNode(kind: .object, items: [try pop(), arguments]))
        case 0x92:
            _ = try pop()  // keyword arguments
            let arguments = try pop()
            try push(PickleNode(kind: .object, items: [try pop(), arguments]))
        case UInt8(ascii: "i"):
            let name = "\(try line()).\(try line())"
            try push(PickleNode(kind: .tuple, items: try popToMark()))
            let arguments = try pop()
            try push(PickleNode(kind: .global(name)))
            try push(PickleNode(kind: .object, items: [try pop(), arguments]))
        case UInt8(ascii: "o"):
            let values = try popToMark()
            try push(PickleNode(kind: .tuple, items: Array(values.dropFirst())))
            try push(PickleNode(kind: .object, items: [values.first ?? .none, try pop()]))
        case UInt8(ascii: "b"):
            let state = try pop()
            let target = try topNode()
            graph.nodes[target].state = state
        case UInt8(ascii: "P"): try push(PickleNode(kind: .persistent, items: [.text(try line())]))
        case UInt8(ascii: "Q"): try push(PickleNode(kind: .persistent, items: [try pop()]))
        default: return false
        }
        return true
    }

    /// Opcodes without values: the protocol's number and the length of a frame.
    private mutating func readFraming(_ opcode: UInt8) throws(PyTorchFlaw) -> Bool {
        switch opcode {
        case 0x80:
            let version = try unsigned(bytes: 1)
            guard version <= 5 else { throw PyTorchFlaw("its pickle is of protocol \(version), not 0 to 5") }
        case 0x95: _ = try unsigned(bytes: 8)
        default: return false
        }
        return true
    }

    // MARK: The stack

    private mutating func push(_ value: PickleValue) throws(PyTorchFlaw) {
        guard stack.count < Self.maximumStack else { throw PyTorchFlaw("its pickle stacks too many values") }
        stack.append(value)
    }

    private mutating func push(_ node: PickleNode) throws(PyTorchFlaw) {
        guard graph.nodes.count < Self.maximumNodes else {
            throw PyTorchFlaw("its pickle holds too many objects")
        }
        graph.nodes.append(node)
        try push(.node(graph.nodes.count - 1))
    }

    /// Where the values above the last mark begin; a mark hides those below.
    private var floor: Int { marks.last ?? 0 }

    private func top() throws(PyTorchFlaw) -> PickleValue {
        guard stack.count > floor, let value = stack.last else {
            throw PyTorchFlaw("its pickle takes a value that is not there")
        }
        return value
    }

    private mutating func pop() throws(PyTorchFlaw) -> PickleValue {
        let value = try top()
        stack.removeLast()
        return value
    }

    private mutating func popToMark() throws(PyTorchFlaw) -> [PickleValue] {
        guard let mark = marks.popLast(), mark <= stack.count else {
            throw PyTorchFlaw("its pickle ends a group that it never began")
        }
        let values = Array(stack[mark...])
        stack.removeSubrange(mark...)
        return values
    }

    /// The container or object on the top.
    private func topNode() throws(PyTorchFlaw) -> Int {
        guard case .node(let index) = try top() else {
            throw PyTorchFlaw("its pickle adds to a value that is no container")
        }
        return index
    }

    // MARK: Bytes

    private mutating func byte() throws(PyTorchFlaw) -> UInt8 {
        guard position < bytes.count else { throw endOfBytes }
        position += 1
        return bytes[position - 1]
    }

    private var endOfBytes: PyTorchFlaw {
        PyTorchFlaw(
            bytes.count < Self.maximumBytes
                ? "its pickle ends in the middle"
                : "its pickle is longer than \(Self.maximumBytes >> 20) MiB")
    }

    /// A little-endian number of up to 8 bytes; one beyond `Int` is a length that no file has.
    private mutating func unsigned(bytes count: Int) throws(PyTorchFlaw) -> Int {
        var value: UInt64 = 0
        for shift in 0..<count {
            value |= UInt64(try byte()) << UInt64(8 * shift)
        }
        guard let result = Int(exactly: value) else { throw endOfBytes }
        return result
    }

    private mutating func bigEndian() throws(PyTorchFlaw) -> UInt64 {
        var value: UInt64 = 0
        for _ in 0..<8 { value = value << 8 | UInt64(try byte()) }
        return value
    }

    /// A two's-complement number of some bytes, little-endian.
    private mutating func long(bytes count: Int) throws(PyTorchFlaw) -> PickleValue {
        guard count <= 8 else {
            try skip(count)
            return .opaque
        }
        var value: UInt64 = 0
        for shift in 0..<count { value |= UInt64(try byte()) << UInt64(8 * shift) }
        let unused = UInt64(64 - 8 * count)
        return .integer(count == 0 ? 0 : Int(Int64(bitPattern: value << unused) >> Int64(unused)))
    }

    private mutating func text(_ count: Int) throws(PyTorchFlaw) -> String {
        let start = position
        try skip(count)
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skip(_ count: Int, pushing value: PickleValue) throws(PyTorchFlaw) {
        try skip(count)
        try push(value)
    }

    private mutating func skip(_ count: Int) throws(PyTorchFlaw) {
        guard count <= bytes.count - position else { throw endOfBytes }
        position += count
    }

    /// The text up to the end of the line.
    private mutating func line() throws(PyTorchFlaw) -> String {
        let start = position
        while try byte() != UInt8(ascii: "\n") {}
        return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
    }

    /// A decimal number as protocol 0 writes it: `01` and `00` are true and false, an `L` ends a long one.
    private static func number(_ line: String) -> PickleValue {
        switch line {
        case "01": .boolean(true)
        case "00": .boolean(false)
        default: Int(line.hasSuffix("L") ? String(line.dropLast()) : line).map { .integer($0) } ?? .opaque
        }
    }

    private static func unquoted(_ line: String) -> String {
        guard let quote = line.first, quote == "'" || quote == "\"", line.count >= 2, line.last == quote
        else {
            return line
        }
        return String(line.dropFirst().dropLast())
    }
}
