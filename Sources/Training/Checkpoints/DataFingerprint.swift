package import FaceData

/// What a checkpoint remembers of its data, to notice on resume that other data was given.
package struct DataFingerprint: Codable, Sendable, Equatable {
    package let classNames: [String]
    package let trainCount: Int
    package let testCount: Int
    /// Over the paths and labels of both splits, in order.
    package let digest: String

    /// - Parameter labels: if shares of labels train, they are part of the digest.
    package init(train: any SampleSource, test: any SampleSource, labels: LabelUse = .majority) {
        classNames = train.classNames
        trainCount = train.count
        testCount = test.count
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for source in [train, test] {
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

    /// Why a run on `other` cannot go on from here; nil where it can.
    package func difference(from other: DataFingerprint) -> String? {
        if classNames != other.classNames {
            return """
                the classes differ
                  checkpoint: \(WeightFile.numbered(classNames))
                  data:       \(WeightFile.numbered(other.classNames))
                """
        }
        if (trainCount, testCount) != (other.trainCount, other.testCount) {
            let now = "\(other.trainCount) training and \(other.testCount) test samples"
            return "the data had \(trainCount) training and \(testCount) test samples and now has \(now)"
        }
        return digest == other.digest ? nil : "the data's files or labels have changed"
    }
}
