package import FaceData

/// What a checkpoint remembers of its data, to notice on resume that other data was given.
package struct DataFingerprint: Codable, Sendable, Equatable {
    package let classNames: [String]
    package let trainCount: Int
    package let testCount: Int
    /// Nil without a validation split.
    package let validationCount: Int?
    /// Over the paths and labels of all splits, in order.
    package let digest: String

    /// - Parameter labels: if shares of labels train, they are part of the digest.
    package init(
        train: any SampleSource, validation: (any SampleSource)? = nil, test: any SampleSource,
        labels: LabelUse = .majority
    ) {
        classNames = train.classNames
        trainCount = train.count
        testCount = test.count
        validationCount = validation?.count
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for source in [train, test] + [validation].compactMap(\.self) {
            for index in 0..<source.count { Self.mix(source.sample(at: index), labels, into: &digest) }
        }
        self.digest = String(digest, radix: 16)
    }

    /// FNV-1a over the path's bytes and the label.
    private static func mix(_ sample: Sample, _ labels: LabelUse, into digest: inout UInt64) {
        for byte in sample.path.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        digest = (digest ^ UInt64(truncatingIfNeeded: sample.label)) &* 0x100_0000_01B3
        guard labels != .majority else { return }
        for share in sample.target.shares ?? [] {
            digest = (digest ^ UInt64(share.bitPattern)) &* 0x100_0000_01B3
        }
    }

    private var counts: String {
        let validation = validationCount.map { ", \($0) validation" } ?? ""
        return "\(trainCount) training\(validation) and \(testCount) test samples"
    }

    /// Why a run on `other` cannot go on from here; nil where it can.
    package func difference(from other: DataFingerprint) -> String? {
        if classNames != other.classNames {
            return """
                the classes differ
                  checkpoint: \(WeightFile.numbered(classNames))
                  data:       \(WeightFile.numbered(other.classNames))
                """
        }
        if counts != other.counts { return "the data had \(counts) and now has \(other.counts)" }
        return digest == other.digest ? nil : "the data's files or labels have changed"
    }
}
