import Kernels

/// A tensor of the network in memory.
struct StoredTensor {
    let description: TensorDescription
    let layout: ParameterLayout
    /// Of parameters: among the parameters; of running statistics: among these.
    let offset: Int
}

/// Where a layer's parameter and its gradient lie.
struct ParameterPointers {
    let values: UnsafeMutablePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
}

/// All parameters of a network with their gradients, optimiser state and the running statistics, in the
/// kernels' own layout.
final class ParameterStore {
    /// In the order of torchvision's state dictionary.
    let tensors: [StoredTensor]
    private let numbers: [String: Int]
    let parameterCount: Int
    let parameters: UnsafeMutablePointer<Float>
    let gradients: UnsafeMutablePointer<Float>
    /// Two slots of optimiser state; none for inference.
    let states: [UnsafeMutablePointer<Float>]
    let statistics: UnsafeMutablePointer<Float>
    let statisticCount: Int

    init(_ specification: ModelSpecification, arena: Arena, hasGradients: Bool) {
        var builder = TensorListBuilder()
        builder.add(specification)
        tensors = builder.tensors
        numbers = Dictionary(
            uniqueKeysWithValues: builder.tensors.enumerated().map { ($1.description.name, $0) })
        parameterCount = builder.parameterCount
        parameters = arena.take(builder.parameterCount)
        statistics = arena.take(builder.statisticCount)
        statisticCount = builder.statisticCount
        gradients = hasGradients ? arena.take(builder.parameterCount) : parameters
        states = hasGradients ? [arena.take(builder.parameterCount), arena.take(builder.parameterCount)] : []
    }

    /// The tensor of a name; nil if the network has none.
    func tensor(_ name: String) -> StoredTensor? {
        numbers[name].map { tensors[$0] }
    }

    /// A parameter that a layer names. The program stops if the network's list of tensors has none of that name.
    func pointers(_ name: String) -> ParameterPointers {
        let offset = listed(name, isParameter: true).offset
        return ParameterPointers(values: parameters + offset, gradient: gradients + offset)
    }

    /// A running statistic that a layer names, likewise.
    func statistic(_ name: String) -> UnsafeMutablePointer<Float> {
        statistics + listed(name, isParameter: false).offset
    }

    private func listed(_ name: String, isParameter: Bool) -> StoredTensor {
        guard let tensor = tensor(name), tensor.description.kind.isParameter == isParameter else {
            fatalError(
                "a layer names '\(name)', which is no \(isParameter ? "parameter" : "running statistic")")
        }
        return tensor
    }

    /// The memory of a tensor's values.
    func memory(of tensor: StoredTensor) -> UnsafeMutablePointer<Float> {
        (tensor.description.kind.isParameter ? parameters : statistics) + tensor.offset
    }

    /// A tensor-shaped piece of memory in torchvision's order.
    func exported(_ tensor: StoredTensor, from memory: UnsafePointer<Float>) -> [Float] {
        var values = [Float](repeating: 0, count: tensor.description.count)
        tensor.layout.forEachValue { index, place in
            values[index] = memory[place]
        }
        return values
    }

    /// The reverse of `exported`.
    func assign(_ values: [Float], to memory: UnsafeMutablePointer<Float>, _ tensor: StoredTensor) {
        tensor.layout.forEachValue { index, place in
            memory[place] = values[index]
        }
    }
}
