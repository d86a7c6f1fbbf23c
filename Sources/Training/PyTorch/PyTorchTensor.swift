/// A tensor of a PyTorch file: a view of one of its storages.
struct PyTorchTensor: Sendable, Equatable {
    /// The key of the storage in the file.
    let storage: String
    /// The number of elements of the storage.
    let storageCount: Int
    let type: SafetensorsType
    /// The index of the first element in the storage.
    let offset: Int
    let shape: [Int]
    /// The distance between neighbors of each dimension, in elements.
    let strides: [Int]

    /// - Throws: `PyTorchFlaw` for a view that does not lie within its storage.
    init(
        storage: String, storageCount: Int, type: SafetensorsType, offset: Int, shape: [Int], strides: [Int]
    ) throws(PyTorchFlaw) {
        self.storage = storage
        self.storageCount = storageCount
        self.type = type
        self.offset = offset
        self.shape = shape
        self.strides = strides
        guard let extent, offset <= storageCount, extent <= storageCount - offset else {
            throw PyTorchFlaw(
                "a tensor of shape \(shape) with strides \(strides) from element \(offset) on does not lie within its"
                    + " \(storageCount) elements")
        }
    }

    /// The number of elements.
    var count: Int { shape.contains(0) ? 0 : shape.reduce(1, &*) }

    /// The number of elements from the first to the last one; nil if numbers are negative or overflow.
    private var extent: Int? {
        guard shape.count == strides.count, shape.count <= SafetensorsHeader.maximumRank, offset >= 0,
            storageCount >= 0, shape.allSatisfy({ $0 >= 0 }), strides.allSatisfy({ $0 >= 0 })
        else { return nil }
        if shape.contains(0) { return 0 }
        var (last, count) = (0, 1)
        for (size, stride) in zip(shape, strides) {
            let step = (size - 1).multipliedReportingOverflow(by: stride)
            let sum = last.addingReportingOverflow(step.partialValue)
            let product = count.multipliedReportingOverflow(by: size)
            if step.overflow || sum.overflow || product.overflow { return nil }
            (last, count) = (sum.partialValue, product.partialValue)
        }
        return last < Int.max ? last + 1 : nil
    }

    /// Whether the elements are in order and without gaps.
    private var isContiguous: Bool {
        var expected = 1
        for (size, stride) in zip(shape, strides).reversed() where size != 1 {
            if stride != expected { return false }
            expected *= size
        }
        return true
    }

    /// Reads the values as float32.
    ///
    /// - Parameter start: the offset of the storage's bytes in the file.
    /// - Returns: nil if the elements are no floating-point numbers.
    /// - Throws: `TrainingError` if the file cannot be read, or for a tensor that repeats elements with a stride of 0: a
    ///   small file could ask for any memory.
    func floats(of file: ReadableFile, storageAt start: Int) throws(TrainingError) -> [Float]? {
        guard count <= storageCount else {
            throw TrainingError(
                "\(file.path): a tensor of shape \(shape) repeats its \(storageCount) elements (save it with .contiguous())"
            )
        }
        let begin = start + offset * type.size
        guard !isContiguous else { return try file.floats(type, count: count, at: begin) }
        guard let span = extent, let values = try file.floats(type, count: span, at: begin) else {
            return nil
        }
        var result: [Float] = []
        result.reserveCapacity(count)
        var index = [Int](repeating: 0, count: shape.count)
        for _ in 0..<count {
            result.append(values[zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }])
            for dimension in index.indices.reversed() {
                index[dimension] += 1
                if index[dimension] < shape[dimension] { break }
                index[dimension] = 0
            }
        }
        return result
    }
}
