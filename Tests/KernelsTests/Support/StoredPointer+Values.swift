import Kernels

extension StoredPointer {
    /// The value at an index; setting rounds to the nearest, ties to even.
    subscript(index: Int) -> Float {
        get {
            switch self {
            case .float32(let values): values[index]
            case .bfloat16(let values): Float(bitPattern: UInt32(values[index].bits) << 16)
            }
        }
        nonmutating set {
            switch self {
            case .float32(let values): values[index] = newValue
            case .bfloat16(let values): values[index] = BFloat16(bits: newValue.upperHalf)
            }
        }
    }
}

extension Float {
    /// This value rounded to a bfloat16's bits.
    fileprivate var upperHalf: UInt16 {
        guard !isNaN else { return 0x7fc0 }
        let (half, rest) = (bitPattern >> 16, bitPattern & 0xffff)
        let roundsUp = rest > 0x8000 || (rest == 0x8000 && half % 2 == 1)
        return UInt16(truncatingIfNeeded: roundsUp ? half + 1 : half)
    }
}
