package import EfficientNet
package import FaceData

extension LoadedModel {
    /// What the network says of one sample, and where it looked.
    package struct Explanation: Sendable {
        /// Index of the class that is explained.
        package let label: Int
        package let probabilities: [Float]
        /// Grad-CAM of the class; it covers the middle square of the image, which is what the network sees.
        package let map: ActivationMap
    }

    /// Grad-CAM of a sample.
    ///
    /// - Parameters:
    ///   - sample: its index in the source.
    ///   - label: the class to be explained; nil for the likeliest.
    /// - Throws: `UnreadableImage`.
    package func explain(
        sample: Int, of source: any SampleSource, label: Int? = nil
    ) throws(UnreadableImage) -> Explanation {
        let image = try source.image(at: sample)
        network.infer(images: ImagePreparation(imageSize: imageSize).values(of: image, draw: sample))
        let logits = network.logits(ofImage: 0)
        let chosen = label ?? Softmax.largest(logits)
        return Explanation(
            label: chosen, probabilities: Softmax.probabilities(logits),
            map: network.gradCAM(image: 0, label: chosen))
    }
}
