/// What a face is to be recognized as, and how much it counts.
package struct Target: Sendable, Equatable {
    /// The class that accuracy is measured against: an index into the source's class names.
    package var label: Int
    /// The share of each class in the face's label, in the order of the source's class names; they sum to 1. Nil if
    /// the whole label is one class.
    package var shares: [Float]?
    /// −1 (unpleasant) to 1 (pleasant); nil if unknown.
    package var valence: Float?
    /// −1 (calm) to 1 (excited); nil if unknown.
    package var arousal: Float?
    /// How much the face counts in the loss beside others; 1 for most.
    package var weight: Float

    package init(
        label: Int, shares: [Float]? = nil, valence: Float? = nil, arousal: Float? = nil, weight: Float = 1
    ) {
        self.label = label
        self.shares = shares
        self.valence = valence
        self.arousal = arousal
        self.weight = weight
    }

    /// The same target with the whole label on its class.
    package var ofOneClass: Target {
        var target = self
        target.shares = nil
        return target
    }
}
