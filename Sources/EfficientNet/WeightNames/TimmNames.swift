/// What timm calls the tensors that torchvision calls `features.…` and `classifier.1.…`.
///
/// Two of timm's names mean different things in different places: `conv_pw` projects in a block without
/// expansion and expands in every other, and `bn2` closes the head, follows the depthwise convolution of
/// expanding blocks and the projection of the others. So the translation needs to know which blocks expand;
/// it reads that off the names: a block that expands has a fourth part.
package struct TimmNames {
    /// `"stage.block"` of torchvision's blocks that expand.
    private let expandingBlocks: Set<String>
    /// torchvision's number of the head: its last `features` entry.
    private let head: Int

    /// - Parameter torchvisionNames: all names of the model's state dictionary.
    package init(torchvisionNames: [String]) {
        var expandingBlocks: Set<String> = []
        var head = 0
        for name in torchvisionNames {
            let parts = name.split(separator: ".")
            guard parts.count > 2, parts[0] == "features", let stage = Int(parts[1]) else { continue }
            head = max(head, stage)
            if parts.count > 4, parts[4] == "3" { expandingBlocks.insert("\(parts[1]).\(parts[2])") }
        }
        self.expandingBlocks = expandingBlocks
        self.head = head
    }

    /// timm's name of a tensor; nil for a name that is none of torchvision's.
    package func name(of torchvisionName: String) -> String? {
        let parts = torchvisionName.split(separator: ".").map(String.init)
        if parts.count == 3, parts[0] == "classifier" { return "classifier.\(parts[2])" }
        guard parts.count >= 4, parts[0] == "features", let stage = Int(parts[1]) else { return nil }
        if stage == 0 { return convolution("conv_stem", norm: "bn1", parts[2...]) }
        if stage == head { return convolution("conv_head", norm: "bn2", parts[2...]) }
        guard parts.count >= 7, parts[3] == "block", let part = Int(parts[4]) else { return nil }
        let expands = expandingBlocks.contains("\(parts[1]).\(parts[2])")
        return blockName(part: part, expands: expands, parts[5...]).map {
            "blocks.\(stage - 1).\(parts[2]).\($0)"
        }
    }

    /// - Parameter rest: what follows the part's number in torchvision's name.
    private func blockName(part: Int, expands: Bool, _ rest: ArraySlice<String>) -> String? {
        switch (part, expands) {
        case (0, true): convolution("conv_pw", norm: "bn1", rest)
        case (1, true): convolution("conv_dw", norm: "bn2", rest)
        case (3, true): convolution("conv_pwl", norm: "bn3", rest)
        case (0, false): convolution("conv_dw", norm: "bn1", rest)
        case (2, false): convolution("conv_pw", norm: "bn2", rest)
        case (2, true), (1, false): squeezeExcitation(rest)
        default: nil
        }
    }

    /// `0.weight` is the convolution's, `1.*` the batch norm's.
    private func convolution(_ convolution: String, norm: String, _ rest: ArraySlice<String>) -> String? {
        guard let entry = rest.first, let leaf = rest.last, rest.count == 2 else { return nil }
        return switch entry {
        case "0": "\(convolution).\(leaf)"
        case "1": "\(norm).\(leaf)"
        default: nil
        }
    }

    private func squeezeExcitation(_ rest: ArraySlice<String>) -> String? {
        guard let entry = rest.first, let leaf = rest.last, rest.count == 2 else { return nil }
        return switch entry {
        case "fc1": "se.conv_reduce.\(leaf)"
        case "fc2": "se.conv_expand.\(leaf)"
        default: nil
        }
    }
}
