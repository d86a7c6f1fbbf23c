/// Writes safetensors files.
package enum SafetensorsWriter {
    /// Writes the tensors, widest elements first so that each lies aligned, else in the order given. The file
    /// is on the disk on return.
    ///
    /// - Throws: `TrainingError` where the disk refuses, or a tensor's values do not fill its shape.
    package static func write(
        _ tensors: [OutgoingTensor], metadata: [String: String], to path: String
    ) throws(TrainingError) {
        let ordered = tensors.filter { $0.type.size == 8 } + tensors.filter { $0.type.size != 8 }
        let header = headerText(ordered, metadata: metadata)
        let file = try DurableFile(path: path)
        try file.write([UInt64(header.count)])
        try file.write(header)
        for tensor in ordered {
            switch tensor.source {
            case .floats(let values): try file.write(whole(try values(), tensor))
            case .integers(let values): try file.write(whole(try values(), tensor))
            }
        }
        try file.finish()
    }

    private static func whole<Element>(
        _ values: [Element], _ tensor: OutgoingTensor
    ) throws(TrainingError) -> [Element] {
        guard values.count == tensor.count else {
            throw TrainingError(
                "tensor '\(tensor.name)' of shape \(tensor.shape) was given \(values.count) values")
        }
        return values
    }

    /// The header, padded with spaces to a multiple of 8 bytes.
    private static func headerText(_ tensors: [OutgoingTensor], metadata: [String: String]) -> [UInt8] {
        var members: [String] = []
        if !metadata.isEmpty {
            let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
            members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
        }
        var offset = 0
        for tensor in tensors {
            let end = offset + tensor.count * tensor.type.size
            let shape = tensor.shape.map(String.init).joined(separator: ",")
            let type = "\"dtype\":\"\(tensor.type.rawValue)\",\"shape\":[\(shape)]"
            members.append("\(quoted(tensor.name)):{\(type),\"data_offsets\":[\(offset),\(end)]}")
            offset = end
        }
        var bytes = Array("{\(members.joined(separator: ","))}".utf8)
        while !bytes.count.isMultiple(of: 8) { bytes.append(UInt8(ascii: " ")) }
        return bytes
    }

    /// The text as a JSON string.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
