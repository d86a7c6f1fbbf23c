import Synchronization

/// Reads all images of both splits and notes size, fingerprint and failure of each.
struct ImageSurvey: Sendable {
    private struct Finding: Sendable {
        let size: ImageSize
        let hash: PixelHash
    }

    /// Images between two calls of the progress closure.
    private static let progressStep = 64

    let unreadable: [UnreadableImage]
    let sizes: [ImageSize: Int]
    let twins: [TwinGroup]

    init(
        train: any SampleSource, test: any SampleSource, threads: Int,
        _ progress: @escaping @Sendable (Int, Int) -> Void
    ) {
        let total = train.count + test.count
        let results = Mutex([Int: Result<Finding, UnreadableImage>]())
        Parallel.forEach(total, threads: threads) { position in
            let (source, index) = position < train.count ? (train, position) : (test, position - train.count)
            let result = Self.look(at: index, of: source)
            let done = results.withLock { results in
                results[position] = result
                return results.count
            }
            if done % Self.progressStep == 0 || done == total { progress(done, total) }
        }
        let found = results.withLock { results in (0..<total).compactMap { results[$0] } }
        var unreadable: [UnreadableImage] = []
        var sizes: [ImageSize: Int] = [:]
        var positions: [PixelHash: [Int]] = [:]
        for (position, result) in found.enumerated() {
            switch result {
            case .failure(let error): unreadable.append(error)
            case .success(let finding):
                sizes[finding.size, default: 0] += 1
                positions[finding.hash, default: []].append(position)
            }
        }
        self.unreadable = unreadable
        self.sizes = sizes
        twins = Self.groups(positions.values.filter { $0.count > 1 }, train, test)
    }

    private static func look(at index: Int, of source: any SampleSource) -> Result<Finding, UnreadableImage> {
        do throws(UnreadableImage) {
            let image = try source.image(at: index)
            return .success(
                Finding(size: ImageSize(width: image.width, height: image.height), hash: PixelHash(image)))
        } catch {
            return .failure(error)
        }
    }

    /// In the order of their first members.
    private static func groups(
        _ positions: [[Int]], _ train: any SampleSource, _ test: any SampleSource
    ) -> [TwinGroup] {
        positions.sorted { ($0.first ?? 0) < ($1.first ?? 0) }.map { group in
            TwinGroup(
                members: group.map { position in
                    let split: Split = position < train.count ? .train : .test
                    let index = split == .train ? position : position - train.count
                    let sample = (split == .train ? train : test).sample(at: index)
                    return TwinGroup.Member(
                        split: split, index: index, path: sample.path, label: sample.label)
                })
        }
    }
}
