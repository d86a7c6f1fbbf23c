/// The central directory of a zip archive: which members it has, and where.
///
/// PyTorch stores members uncompressed, so that a member is a range of the file.
///
/// Source of the format: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", 4.3.
struct ZipDirectory {
    struct Member: Equatable {
        let name: String
        /// Bytes in the archive, without the header.
        let size: Int
        /// Whether the bytes are the member's own: neither compressed nor encrypted.
        let isStored: Bool
        fileprivate let headerOffset: Int
    }

    private static let maximumMembers = 1 << 16
    private static let maximumBytes = 16 << 20

    let members: [Member]
    private let file: ReadableFile

    init(_ file: ReadableFile) throws(ZipError) {
        self.file = file
        let directory = try Self.directory(of: file)
        members = try Self.members(directory.bytes, count: directory.count)
    }

    enum ZipError: Error {
        case flaw(PyTorchFlaw)
        case unreadable(TrainingError)
    }

    /// Where a member's bytes lie in the file.
    func range(of member: Member) throws(ZipError) -> Range<Int> {
        let header = try Self.read(file, 30, at: member.headerOffset)
        guard header.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
            throw .flaw(PyTorchFlaw("its member '\(member.name)' is not where the directory says"))
        }
        let start =
            member.headerOffset + 30 + header.number(at: 26, bytes: 2) + header.number(at: 28, bytes: 2)
        guard start <= file.size, member.size <= file.size - start else {
            throw .flaw(PyTorchFlaw("it ends within its member '\(member.name)'"))
        }
        return start..<(start + member.size)
    }

    private static func read(_ file: ReadableFile, _ count: Int, at offset: Int) throws(ZipError) -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= file.size, count <= file.size - offset else {
            throw .flaw(PyTorchFlaw("it ends within its zip directory"))
        }
        do throws(TrainingError) {
            return try file.read(UInt8.self, count: count, at: offset, zero: 0)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The central directory's bytes, found through the record at the end of the archive.
    private static func directory(of file: ReadableFile) throws(ZipError) -> (bytes: [UInt8], count: Int) {
        // A comment of up to 64 KiB may follow the record.
        let tailCount = min(file.size, 22 + 0xFFFF)
        let tailStart = file.size - tailCount
        let tail = try read(file, tailCount, at: tailStart)
        guard
            let end = stride(from: tail.count - 22, through: 0, by: -1).first(where: {
                tail[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06])
            })
        else { throw .flaw(PyTorchFlaw("it has no zip directory at its end")) }
        var count = tail.number(at: end + 10, bytes: 2)
        var size = tail.number(at: end + 12, bytes: 4)
        var offset = tail.number(at: end + 16, bytes: 4)
        // Values that do not fit are in the record of zip64, which a locator just before points at.
        let locator = tailStart + end - 20
        if locator >= 0 {
            let bytes = try read(file, 20, at: locator)
            if bytes.starts(with: [0x50, 0x4B, 0x06, 0x07]) {
                let record = try read(file, 56, at: bytes.number(at: 8, bytes: 8))
                guard record.starts(with: [0x50, 0x4B, 0x06, 0x06]) else {
                    throw .flaw(PyTorchFlaw("its zip64 directory is not where its locator says"))
                }
                count = record.number(at: 32, bytes: 8)
                size = record.number(at: 40, bytes: 8)
                offset = record.number(at: 48, bytes: 8)
            }
        }
        guard count <= maximumMembers, size <= maximumBytes else {
            throw .flaw(PyTorchFlaw("its zip directory has \(count) members, more than any weights"))
        }
        return (try read(file, size, at: offset), count)
    }

    private static func members(_ bytes: [UInt8], count: Int) throws(ZipError) -> [Member] {
        var members: [Member] = []
        var position = 0
        for _ in 0..<count {
            guard position + 46 <= bytes.count, bytes[position...].starts(with: [0x50, 0x4B, 0x01, 0x02])
            else {
                throw .flaw(PyTorchFlaw("its zip directory is damaged after \(members.count) members"))
            }
            let nameEnd = position + 46 + bytes.number(at: position + 28, bytes: 2)
            let extraEnd = nameEnd + bytes.number(at: position + 30, bytes: 2)
            guard extraEnd <= bytes.count else {
                throw .flaw(PyTorchFlaw("its zip directory ends within a member"))
            }
            let flags = bytes.number(at: position + 8, bytes: 2)
            let method = bytes.number(at: position + 10, bytes: 2)
            var compressed = bytes.number(at: position + 20, bytes: 4)
            let size = bytes.number(at: position + 24, bytes: 4)
            var offset = bytes.number(at: position + 42, bytes: 4)
            var large = ZipLargeNumbers(bytes[nameEnd..<extraEnd])
            if size == 0xFFFF_FFFF { _ = large.next() }
            if compressed == 0xFFFF_FFFF { compressed = large.next() ?? Int.max }
            if offset == 0xFFFF_FFFF { offset = large.next() ?? Int.max }
            members.append(
                Member(
                    name: String(decoding: bytes[(position + 46)..<nameEnd], as: UTF8.self), size: compressed,
                    isStored: method == 0 && flags & 1 == 0, headerOffset: offset))
            position = extraEnd + bytes.number(at: position + 32, bytes: 2)
        }
        return members
    }
}

/// The numbers of a member's zip64 field, in which those stand that do not fit into 32 bits.
private struct ZipLargeNumbers {
    private var rest: ArraySlice<UInt8> = []

    /// - Parameter extra: fields with two bytes of kind and two of length each.
    init(_ extra: ArraySlice<UInt8>) {
        var extra = extra
        while extra.count >= 4 {
            let bytes = Array(extra.prefix(4))
            let length = bytes.number(at: 2, bytes: 2)
            extra = extra.dropFirst(4)
            if bytes.number(at: 0, bytes: 2) == 1 {
                rest = extra.prefix(length)
                return
            }
            extra = extra.dropFirst(length)
        }
    }

    mutating func next() -> Int? {
        guard rest.count >= 8 else { return nil }
        defer { rest = rest.dropFirst(8) }
        return Array(rest.prefix(8)).number(at: 0, bytes: 8)
    }
}

extension [UInt8] {
    /// A little-endian number; one beyond `Int` is `Int.max`. The bytes must be there.
    fileprivate func number(at offset: Int, bytes count: Int) -> Int {
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(self[offset + index]) << UInt64(8 * index) }
        return Int(exactly: value) ?? .max
    }
}
