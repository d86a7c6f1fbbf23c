/// What a safetensors header says of one tensor.
package struct SafetensorsEntry: Sendable, Equatable {
    package let name: String
    package let type: SafetensorsType
    package let shape: [Int]
    /// Where its bytes lie, counted from the end of the header.
    package let bytes: Range<Int>

    /// Elements; the shape's product was checked when the header was read.
    package var count: Int { bytes.count / type.size }
}
