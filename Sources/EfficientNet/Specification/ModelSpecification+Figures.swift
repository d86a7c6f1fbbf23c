/// A line of the stage table that `fer-tui model` prints.
package struct StageFigures: Sendable, Equatable, Codable {
    package let name: String
    package let operation: String
    /// Side of the stage's output.
    package let outputSize: Int
    package let outputChannels: Int
    package let repeats: Int
    package let parameters: Int
    /// Multiply-accumulates of the convolutions and the classifier for one image.
    package let multiplyAccumulates: Int
}

extension ModelSpecification {
    /// The stage table at an image size.
    package func figures(imageSize: Int) -> [StageFigures] {
        var size = (imageSize + 1) / 2
        var lines = [
            StageFigures(
                name: "stem", operation: "conv 3×3, stride 2", outputSize: size,
                outputChannels: stemChannels, repeats: 1, parameters: 27 * stemChannels + 2 * stemChannels,
                multiplyAccumulates: 27 * stemChannels * size * size)
        ]
        for (index, stage) in stages.enumerated() {
            var parameters = 0
            var products = 0
            for block in blocks where block.stage == index {
                let output = (size + block.stride - 1) / block.stride
                parameters += block.parameterCount
                products += block.multiplyAccumulates(inputSize: size, outputSize: output)
                size = output
            }
            lines.append(
                StageFigures(
                    name: "stage \(index + 1)",
                    operation:
                        "MBConv\(stage.expansion) \(stage.kernel)×\(stage.kernel), stride \(stage.stride)",
                    outputSize: size, outputChannels: stage.outputChannels, repeats: stage.repeats,
                    parameters: parameters, multiplyAccumulates: products))
        }
        let last = stages.last?.outputChannels ?? stemChannels
        lines.append(
            StageFigures(
                name: "head", operation: "conv 1×1", outputSize: size, outputChannels: headChannels,
                repeats: 1, parameters: last * headChannels + 2 * headChannels,
                multiplyAccumulates: last * headChannels * size * size))
        lines.append(
            StageFigures(
                name: "classifier", operation: "pool, linear", outputSize: 1, outputChannels: classCount,
                repeats: 1, parameters: (headChannels + 1) * classCount,
                multiplyAccumulates: headChannels * classCount))
        return lines
    }

    /// Trained parameters, running statistics not among them.
    package var parameterCount: Int {
        figures(imageSize: nativeImageSize).reduce(0) { $0 + $1.parameters }
    }

    /// Multiply-accumulates for one image.
    package func multiplyAccumulates(imageSize: Int) -> Int {
        figures(imageSize: imageSize).reduce(0) { $0 + $1.multiplyAccumulates }
    }
}

extension BlockSpecification {
    package var parameterCount: Int {
        let expansion = hasExpansion ? inputChannels * expandedChannels + 2 * expandedChannels : 0
        let depthwise = kernel * kernel * expandedChannels + 2 * expandedChannels
        let squeeze =
            hasSqueeze ? 2 * expandedChannels * squeezeChannels + squeezeChannels + expandedChannels : 0
        let projection = expandedChannels * outputChannels + 2 * outputChannels
        return expansion + depthwise + squeeze + projection
    }

    func multiplyAccumulates(inputSize: Int, outputSize: Int) -> Int {
        let expansion = hasExpansion ? inputChannels * expandedChannels * inputSize * inputSize : 0
        let pixels = outputSize * outputSize
        let depthwise = kernel * kernel * expandedChannels * pixels
        return expansion + depthwise + (hasSqueeze ? 2 * expandedChannels * squeezeChannels : 0)
            + expandedChannels * outputChannels * pixels
    }
}
