/// Every figure that defines a network of the family.
package struct ModelSpecification: Sendable, Equatable {
    package let name: String
    package let classCount: Int

    /// - Parameter name: `b0` … `b7` (also `efficientnet_b4` …) or `paper-fig1`.
    /// - Throws: `ModelError` for a name that is none of these, or no class at all.
    package static func named(_ name: String, classCount: Int) throws(ModelError) -> ModelSpecification {
        ModelSpecification(name: name, classCount: classCount)
    }
}
