/// The mean of every channel of every image: [n, c, h, w] to [n, c].
package enum GlobalAveragePooling {
    package static func forward(_ input: Tensor) -> Tensor {
        let plane = input.shape[2] * input.shape[3]
        return Tensor([input.shape[0], input.shape[1]]) { channel in
            input.values[channel * plane..<(channel + 1) * plane].reduce(0, +) / Double(plane)
        }
    }

    package static func backward(outputGradient: Tensor, inputShape: [Int]) -> Tensor {
        let plane = inputShape[2] * inputShape[3]
        return Tensor(inputShape) { outputGradient.values[$0 / plane] / Double(plane) }
    }
}
