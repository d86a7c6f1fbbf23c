/// The names of the package efficientnet_pytorch and of what was derived from it (`_conv_stem`, `_blocks.0`, `_fc`), for
/// the tensors that torchvision calls `features.…` and `classifier.1.…`.
///
/// Blocks are numbered through the whole network. A block without expansion has the same names as the others, without
/// `_expand_conv` and `_bn0`.
package struct EfficientNetPyTorchNames {
    /// The index in the network of each `"stage.block"` of torchvision's.
    private var blockIndices: [String: Int] = [:]
    /// torchvision's `"stage.block"` of blocks that expand.
    private var expandingBlocks: Set<String> = []
    /// The index of the head: torchvision's last `features` entry.
    private var head = 0

    /// - Parameter torchvisionNames: all names of the model's state dictionary, in its order.
    package init(torchvisionNames: [String]) {
        for name in torchvisionNames {
            let parts = name.split(separator: ".")
            guard parts.count > 2, parts[0] == "features", let stage = Int(parts[1]) else { continue }
            head = max(head, stage)
            guard parts.count > 4, parts[3] == "block" else { continue }
            let block = "\(parts[1]).\(parts[2])"
            if blockIndices[block] == nil { blockIndices[block] = blockIndices.count }
            if parts[4] == "3" { expandingBlocks.insert(block) }
        }
    }

    /// The package's name of a tensor; nil for a name that is none of torchvision's.
    package func name(of torchvisionName: String) -> String? {
        let parts = torchvisionName.split(separator: ".").map(String.init)
        if parts.count == 3, parts[0] == "classifier" { return "_fc.\(parts[2])" }
        guard parts.count >= 4, parts[0] == "features", let stage = Int(parts[1]) else { return nil }
        if stage == 0 { return Self.convolution("_conv_stem", norm: "_bn0", parts[2...]) }
        if stage == head { return Self.convolution("_conv_head", norm: "_bn1", parts[2...]) }
        let block = "\(parts[1]).\(parts[2])"
        guard parts.count >= 7, let part = Int(parts[4]), let index = blockIndices[block] else { return nil }
        let rest = parts[5...]
        let name: String? =
            switch expandingBlocks.contains(block) ? part : part + 1 {
            case 0: Self.convolution("_expand_conv", norm: "_bn0", rest)
            case 1: Self.convolution("_depthwise_conv", norm: "_bn1", rest)
            case 2: Self.squeezeExcitation(rest)
            case 3: Self.convolution("_project_conv", norm: "_bn2", rest)
            default: nil
            }
        return name.map { "_blocks.\(index).\($0)" }
    }

    /// `0.weight` is the convolution's, `1.*` the batch norm's.
    private static func convolution(
        _ convolution: String, norm: String, _ rest: ArraySlice<String>
    ) -> String? {
        guard let entry = rest.first, let leaf = rest.last, rest.count == 2 else { return nil }
        return entry == "0" ? "\(convolution).\(leaf)" : entry == "1" ? "\(norm).\(leaf)" : nil
    }

    private static func squeezeExcitation(_ rest: ArraySlice<String>) -> String? {
        guard let entry = rest.first, let leaf = rest.last, rest.count == 2 else { return nil }
        return entry == "fc1" ? "_se_reduce.\(leaf)" : entry == "fc2" ? "_se_expand.\(leaf)" : nil
    }
}
