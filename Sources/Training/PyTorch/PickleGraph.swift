/// A value of a pickle. Containers and objects are nodes of a `PickleGraph`: a pickle may share them and form cycles.
enum PickleValue: Equatable, Sendable {
    case none
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    /// Bytes, or a number beyond 64 bits, which no weights need.
    case opaque
    /// The index of a node.
    case node(Int)
}

/// A container, a name of a class or function, or an inert stand-in for an object.
struct PickleNode: Sendable {
    enum Kind: Sendable, Equatable {
        case list, tuple, set, dictionary
        /// The name of a class or a function, as `module.name`. It is never looked up.
        case global(String)
        /// What calling or instantiating something would have made: items are the callee and its arguments. Nothing is
        /// called.
        case object
        /// What the file's format keeps outside the pickle: the only item identifies it.
        case persistent
    }

    var kind: Kind
    var items: [PickleValue] = []
    /// Of a dictionary, and of an object to which items were assigned.
    var entries: [(key: PickleValue, value: PickleValue)] = []
    /// What an object's attributes would have been set from.
    var state = PickleValue.none
}

/// The values of a pickle. References are indices, so that cycles and deep nesting cost nothing to build or to free.
struct PickleGraph: Sendable {
    var nodes: [PickleNode] = []

    func node(_ value: PickleValue) -> PickleNode? {
        guard case .node(let index) = value, nodes.indices.contains(index) else { return nil }
        return nodes[index]
    }

    func items(_ value: PickleValue, _ kind: PickleNode.Kind) -> [PickleValue]? {
        guard let node = node(value), node.kind == kind else { return nil }
        return node.items
    }

    /// `module.name` of a class or function.
    func name(_ value: PickleValue) -> String? {
        guard let node = node(value), case .global(let name) = node.kind else { return nil }
        return name
    }

    /// The entries of a dictionary, or of an object that acts as one, such as an `OrderedDict`.
    func entries(_ value: PickleValue) -> [(key: PickleValue, value: PickleValue)] {
        guard let node = node(value), node.kind == .dictionary || node.kind == .object else { return [] }
        return node.entries
    }
}

/// What is wrong with a file, in words that fit behind its name.
struct PyTorchFlaw: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
