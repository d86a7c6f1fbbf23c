/// torchvision's names of a block's parts: of convolution and batch norm together `.0` and `.1` follow.
struct BlockNames {
    let expand: String
    let depthwise: String
    let squeeze: String
    let projectWeight: String
    let projectNorm: String

    init(_ block: BlockSpecification) {
        let first = block.hasExpansion ? 1 : 0
        switch block.naming {
        case .efficientNet:
            let prefix = "features.\(block.stage + 1).\(block.index).block."
            expand = prefix + "0"
            depthwise = prefix + "\(first)"
            squeeze = prefix + "\(first + 1)"
            projectWeight = prefix + "\(first + 2).0"
            projectNorm = prefix + "\(first + 2).1"
        case .mobileNetV2:
            let prefix = "features.\(block.position + 1).conv."
            expand = prefix + "0"
            depthwise = prefix + "\(first)"
            squeeze = prefix + "squeeze"
            projectWeight = prefix + "\(first + 1)"
            projectNorm = prefix + "\(first + 2)"
        }
    }

    static func head(_ model: ModelSpecification) -> String {
        "features.\(model.naming == .efficientNet ? model.stages.count + 1 : model.blocks.count + 1)"
    }
}
