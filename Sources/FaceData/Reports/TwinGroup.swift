package import RunContract

/// Faces with exactly the same pixels.
package struct TwinGroup: Sendable, Equatable {
    /// One of the faces.
    package struct Member: Sendable, Equatable {
        package let split: Split
        /// Its position in its split.
        package let index: Int
        package let path: String
        package let label: Int
    }

    /// Two or more, training's first.
    package let members: [Member]

    /// A Boolean value that indicates whether several splits have the face.
    package var isAcrossSplits: Bool { Set(members.map(\.split)).count > 1 }

    /// True where the same face was given different labels.
    package var disagrees: Bool { Set(members.map(\.label)).count > 1 }

    package func count(in split: Split) -> Int {
        members.count { $0.split == split }
    }
}
