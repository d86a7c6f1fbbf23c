import EfficientNet

/// What `model` prints.
struct ModelReport: Encodable {
    let model: String
    let imageSize: Int
    let classes: Int
    /// Trained ones; running statistics are not among them.
    let parameters: Int
    /// Multiply-accumulates of one image.
    let macs: Int
    let stages: [Stage]
    /// Nil where no batch size was named.
    @OrNull private(set) var memory: MemoryPlan?

    /// A line of the stage table.
    struct Stage: Encodable {
        let name: String
        let operation: String
        let outputSize: Int
        let outputChannels: Int
        let repeats: Int
        let parameters: Int
        let macs: Int

        enum CodingKeys: String, CodingKey {
            case name, operation, repeats, parameters, macs
            case outputSize = "output_size"
            case outputChannels = "output_channels"
        }
    }

    init(_ model: ModelSpecification, imageSize: Int, memory: MemoryPlan? = nil) {
        self.memory = memory
        self.model = model.name
        self.imageSize = imageSize
        classes = model.classCount
        parameters = model.parameterCount
        macs = model.multiplyAccumulates(imageSize: imageSize)
        stages = model.figures(imageSize: imageSize).map {
            Stage(
                name: $0.name, operation: $0.operation, outputSize: $0.outputSize,
                outputChannels: $0.outputChannels, repeats: $0.repeats, parameters: $0.parameters,
                macs: $0.multiplyAccumulates)
        }
    }

    enum CodingKeys: String, CodingKey {
        case model, classes, parameters, macs, stages, memory
        case imageSize = "image_size"
    }

    var text: String {
        var table = TextTable([
            ("stage", .left), ("operation", .left), ("output", .right), ("repeats", .right),
            ("parameters", .right), ("MACs", .right),
        ])
        for stage in stages {
            let output = "\(stage.outputSize)×\(stage.outputSize)×\(stage.outputChannels)"
            table.add([
                stage.name, stage.operation, output, "\(stage.repeats)", grouped(stage.parameters),
                grouped(stage.macs),
            ])
        }
        table.add(["in all", "", "", "", grouped(parameters), grouped(macs)])
        let heading = "EfficientNet \(model) at \(imageSize)×\(imageSize), \(classes) classes"
        return [heading, table.text, memory?.text].compactMap(\.self).joined(separator: "\n\n")
    }

    /// Digits in groups of three: 19,341,616.
    private func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
