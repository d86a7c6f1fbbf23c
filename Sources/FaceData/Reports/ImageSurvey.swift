import RandomStreams
import RunContract
import Synchronization

/// Reads images of all splits and notes size, colour, fingerprint and failure of each.
struct ImageSurvey: Sendable {
    private struct Finding: Sendable {
        let size: ImageSize
        let isGray: Bool
        let isRepaired: Bool
        let hash: PixelHash
    }

    /// Images between two calls of the progress closure.
    private static let progressStep = 64

    /// Images that were read or tried.
    let lookedAt: Int
    let unreadable: [UnreadableImage]
    let sizes: [ImageSize: Int]
    /// Images in which red, green and blue are the same everywhere.
    let grayCount: Int
    /// Images whose files break their format's rules in a way that every decoder tolerates.
    let repairedCount: Int
    /// Among the images that were looked at.
    let twins: [TwinGroup]

    /// - Parameters:
    ///   - sampleCount: look at only so many images, drawn at random; nil for all.
    ///   - progress: called now and then, from any thread, with the images read and those to be read.
    init(
        of dataset: Dataset, sampleCount: Int? = nil, threads: Int,
        _ progress: @escaping @Sendable (Int, Int) -> Void
    ) {
        let positions = Self.positions(of: dataset.count, sampleCount)
        let results = Mutex([Int: Result<Finding, UnreadableImage>]())
        Parallel.forEach(positions.count, threads: threads) { number in
            let position = positions[number]
            let (split, index) = dataset.place(position)
            let result = Self.look(at: index, of: dataset.source(split))
            let done = results.withLock { results in
                results[position] = result
                return results.count
            }
            if done % Self.progressStep == 0 || done == positions.count { progress(done, positions.count) }
        }
        let found = results.withLock { results in positions.map { ($0, results[$0]) } }
        var unreadable: [UnreadableImage] = []
        var sizes: [ImageSize: Int] = [:]
        var grayCount = 0
        var repairedCount = 0
        var places: [PixelHash: [Int]] = [:]
        for (position, result) in found {
            switch result {
            case .failure(let error): unreadable.append(error)
            case .success(let finding):
                sizes[finding.size, default: 0] += 1
                grayCount += finding.isGray ? 1 : 0
                repairedCount += finding.isRepaired ? 1 : 0
                places[finding.hash, default: []].append(position)
            case nil: break
            }
        }
        lookedAt = positions.count
        self.unreadable = unreadable
        self.sizes = sizes
        self.grayCount = grayCount
        self.repairedCount = repairedCount
        twins = Self.groups(places.values.filter { $0.count > 1 }, dataset)
    }

    /// Which images are looked at, ascending.
    private static func positions(of count: Int, _ sampleCount: Int?) -> [Int] {
        guard let sampleCount, sampleCount < count else { return Array(0..<count) }
        var stream = RandomStream(seed: 0, purpose: .subset)
        return stream.permutation(count).prefix(sampleCount).sorted()
    }

    private static func look(at index: Int, of source: any SampleSource) -> Result<Finding, UnreadableImage> {
        do throws(UnreadableImage) {
            let image = try source.image(at: index)
            return .success(
                Finding(
                    size: ImageSize(width: image.width, height: image.height), isGray: image.isGray,
                    isRepaired: image.isRepaired, hash: PixelHash(image)))
        } catch {
            return .failure(error)
        }
    }

    /// In the order of their first members.
    private static func groups(
        _ positions: [[Int]], _ dataset: Dataset
    ) -> [TwinGroup] {
        positions.sorted { ($0.first ?? 0) < ($1.first ?? 0) }.map { group in
            TwinGroup(
                members: group.map { position in
                    let (split, index) = dataset.place(position)
                    let sample = dataset.source(split).sample(at: index)
                    return TwinGroup.Member(
                        split: split, index: index, path: sample.path, label: sample.label)
                })
        }
    }
}

extension PixelImage {
    /// True where red, green and blue are the same everywhere.
    fileprivate var isGray: Bool {
        pixels.withUnsafeBufferPointer { pixels in
            stride(from: 0, to: pixels.count, by: 3).allSatisfy {
                pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2]
            }
        }
    }
}
