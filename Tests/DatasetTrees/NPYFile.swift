/// Makes npy files as numpy writes them.
package enum NPYFile {
    package static func file(descriptor: String, shape: String, version: UInt8 = 1, _ data: [UInt8])
        -> [UInt8]
    {
        var header = Array("{'descr': \(descriptor), 'fortran_order': False, 'shape': \(shape), }".utf8)
        let prefix = version == 1 ? 10 : 12
        while (prefix + header.count + 1) % 64 != 0 { header.append(0x20) }
        header.append(0x0A)
        let length =
            version == 1
            ? bytes(of: UInt16(header.count).littleEndian) : bytes(of: UInt32(header.count).littleEndian)
        return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + header + data
    }

    /// `np.save(path, np.array(text))`.
    package static func string(_ text: String, shape: String = "()") -> [UInt8] {
        let data = text.unicodeScalars.flatMap { bytes(of: $0.value.littleEndian) }
        return file(descriptor: "'<U\(text.unicodeScalars.count)'", shape: shape, data)
    }

    package static func bytes<Value>(of value: Value) -> [UInt8] {
        withUnsafeBytes(of: value) { Array($0) }
    }
}
