/// Finds tensors among the inert objects of a PyTorch file.
///
/// Source of the names: PyTorch, torch/_utils.py and torch/serialization.py.
struct PyTorchObjects {
    /// A dictionary of named tensors, such as a state dictionary.
    struct Collection {
        /// The keys that lead to it; empty for the file's own value.
        let path: [String]
        var tensors: [(name: String, tensor: PyTorchTensor)] = []
    }

    private static let maximumDepth = 32

    private let graph: PickleGraph

    init(_ graph: PickleGraph) {
        self.graph = graph
    }

    /// Every dictionary with tensors in it, and every module, in the order in which they are found.
    func collections(in root: PickleValue) throws(PyTorchFlaw) -> [Collection] {
        var found: [Collection] = []
        var visited: Set<Int> = []
        try collect(root, path: [], into: &found, &visited)
        return found
    }

    /// Keys of the file's own value, to tell what a file without weights holds.
    func keys(of root: PickleValue) -> [String] {
        (graph.entries(root) + graph.entries(state(of: root))).compactMap { Self.text($0.key) }
    }

    private func collect(
        _ value: PickleValue, path: [String], into found: inout [Collection], _ visited: inout Set<Int>
    ) throws(PyTorchFlaw) {
        guard case .node(let index) = value, path.count < Self.maximumDepth, visited.insert(index).inserted
        else { return }
        let state = state(of: value)
        if isModule(state) {
            var collection = Collection(path: path)
            var modules: Set<Int> = []
            try addModule(state, prefix: "", depth: 0, to: &collection, &modules)
            if !collection.tensors.isEmpty { found.append(collection) }
            return
        }
        var collection = Collection(path: path)
        let entries = graph.entries(value) + graph.entries(state)
        for entry in entries {
            guard let name = Self.text(entry.key), let tensor = try tensor(entry.value) else { continue }
            collection.tensors.append((name, tensor))
        }
        if !collection.tensors.isEmpty { found.append(collection) }
        for entry in entries {
            guard let name = Self.text(entry.key) else { continue }
            try collect(entry.value, path: path + [name], into: &found, &visited)
        }
    }

    // MARK: Modules

    /// An object's attributes: the state itself, or its first part where it has slots.
    private func state(of value: PickleValue) -> PickleValue {
        guard let node = graph.node(value) else { return .none }
        return graph.items(node.state, .tuple)?.first ?? node.state
    }

    private func isModule(_ state: PickleValue) -> Bool {
        graph.entries(state).contains { Self.text($0.key) == "_modules" }
    }

    /// Adds a module's parameters, buffers and submodules under the names of its state dictionary.
    private func addModule(
        _ state: PickleValue, prefix: String, depth: Int, to collection: inout Collection,
        _ visited: inout Set<Int>
    ) throws(PyTorchFlaw) {
        guard case .node(let index) = state, depth < Self.maximumDepth, visited.insert(index).inserted
        else { return }
        let attributes = graph.entries(state)
        func members(_ attribute: String) -> [(name: String, value: PickleValue)] {
            let dictionaries = attributes.filter { Self.text($0.key) == attribute }
            return dictionaries.flatMap { graph.entries($0.value) }.compactMap { entry in
                Self.text(entry.key).map { ($0, entry.value) }
            }
        }
        for member in members("_parameters") + members("_buffers") {
            guard let tensor = try tensor(member.value) else { continue }
            collection.tensors.append((prefix + member.name, tensor))
        }
        for member in members("_modules") {
            try addModule(
                self.state(of: member.value), prefix: "\(prefix)\(member.name).", depth: depth + 1,
                to: &collection, &visited)
        }
    }

    // MARK: Tensors

    /// The tensor that a call would have built; nil for any other value.
    private func tensor(_ value: PickleValue) throws(PyTorchFlaw) -> PyTorchTensor? {
        var value = value
        // A parameter wraps a tensor.
        for _ in 0..<Self.maximumDepth {
            guard let (name, arguments) = call(value) else { return nil }
            switch name {
            case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state":
                value = arguments.first ?? .none
            case "torch._tensor._rebuild_from_type_v2":
                // Function, type and arguments of a subclass of Tensor.
                guard arguments.count >= 3, let inner = graph.items(arguments[2], .tuple) else { return nil }
                return try tensor(named: graph.name(arguments[0]) ?? "", inner)
            default: return try tensor(named: name, arguments)
            }
        }
        return nil
    }

    /// The callee's name and the arguments of a call.
    private func call(_ value: PickleValue) -> (name: String, arguments: [PickleValue])? {
        guard let items = graph.items(value, .object), items.count == 2, let name = graph.name(items[0]),
            let arguments = graph.items(items[1], .tuple)
        else { return nil }
        return (name, arguments)
    }

    private func tensor(
        named function: String, _ arguments: [PickleValue]
    ) throws(PyTorchFlaw) -> PyTorchTensor? {
        guard ["torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor"].contains(function) else {
            return nil
        }
        guard arguments.count >= 4, let storage = storage(arguments[0]),
            case .integer(let offset) = arguments[1], let shape = integers(arguments[2]),
            let strides = integers(arguments[3])
        else { throw PyTorchFlaw("it has a tensor without storage, offset, shape or strides") }
        guard let type = storage.type else { return nil }
        let start = offset.addingReportingOverflow(storage.offset)
        guard !start.overflow else { throw PyTorchFlaw("it has a tensor beyond any storage") }
        return try PyTorchTensor(
            storage: storage.key, storageCount: storage.count, type: type, offset: start.partialValue,
            shape: shape, strides: strides)
    }

    /// What a persistent value says of a storage. The type is nil for storages that hold no plain numbers, and the
    /// offset is 0 but for views of PyTorch 0.3 and older.
    private struct Storage {
        let key: String
        let type: SafetensorsType?
        let count: Int
        let offset: Int
    }

    /// `('storage', class, key, location, count[, view])`, view `(key, offset, count)`.
    private func storage(_ value: PickleValue) -> Storage? {
        guard let identity = graph.items(value, .persistent)?.first,
            let parts = graph.items(identity, .tuple), parts.count >= 5, parts[0] == .text("storage"),
            let name = graph.name(parts[1]), case .text(let key) = parts[2],
            case .integer(let count) = parts[4]
        else { return nil }
        var offset = 0
        if parts.count > 5, let view = graph.items(parts[5], .tuple), view.count >= 2,
            case .integer(let start) = view[1], start >= 0
        {
            offset = start
        }
        let type = Self.storageTypes[String(name.drop { $0 != "." }.dropFirst())]
        return Storage(key: key, type: type, count: count, offset: offset)
    }

    private static let storageTypes: [String: SafetensorsType] = [
        "FloatStorage": .float32, "DoubleStorage": .float64, "HalfStorage": .float16,
        "BFloat16Storage": .bfloat16, "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16,
        "CharStorage": .int8, "ByteStorage": .uint8, "BoolStorage": .bool,
    ]

    /// The storages of all tensors, as a file without a directory of them needs to know: key, type and count.
    func storages() -> [String: SafetensorsType] {
        var found: [String: SafetensorsType] = [:]
        for index in graph.nodes.indices where graph.nodes[index].kind == .persistent {
            guard let storage = storage(.node(index)), let type = storage.type else { continue }
            found[storage.key] = type
        }
        return found
    }

    private func integers(_ value: PickleValue) -> [Int]? {
        // A `torch.Size` is a call with a tuple of one tuple.
        let items = graph.items(value, .tuple) ?? graph.items(value, .list) ?? sizes(value)
        guard let items else { return nil }
        var numbers: [Int] = []
        for item in items {
            guard case .integer(let number) = item else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    private func sizes(_ value: PickleValue) -> [PickleValue]? {
        guard let (name, arguments) = call(value), name == "torch.Size", let inner = arguments.first else {
            return nil
        }
        return graph.items(inner, .tuple) ?? graph.items(inner, .list)
    }

    private static func text(_ value: PickleValue) -> String? {
        guard case .text(let text) = value else { return nil }
        return text
    }
}
