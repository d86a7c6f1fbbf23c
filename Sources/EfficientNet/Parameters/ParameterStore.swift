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
    private let places: [String: Int]
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
        places = Dictionary(
            uniqueKeysWithValues: builder.tensors.enumerated().map { ($1.description.name, $0) })
        parameterCount = builder.parameterCount
        parameters = arena.take(builder.parameterCount)
        statistics = arena.take(builder.statisticCount)
        statisticCount = builder.statisticCount
        gradients = hasGradients ? arena.take(builder.parameterCount) : parameters
        states = hasGradients ? [arena.take(builder.parameterCount), arena.take(builder.parameterCount)] : []
    }

    /// The tensor of a name that the network's own description uses.
    func tensor(_ name: String) -> StoredTensor? {
        places[name].map { tensors[$0] }
    }

    /// A parameter that the specification says is there.
    func pointers(_ name: String) -> ParameterPointers {
        let offset = tensors[places[name, default: 0]].offset
        return ParameterPointers(values: parameters + offset, gradient: gradients + offset)
    }

    func statistic(_ name: String) -> UnsafeMutablePointer<Float> {
        statistics + tensors[places[name, default: 0]].offset
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
