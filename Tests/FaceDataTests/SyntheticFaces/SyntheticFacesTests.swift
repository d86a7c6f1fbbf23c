import RunContract
import Testing

@testable import FaceData

@Suite("Synthetic faces")
struct SyntheticFacesTests {
    private func faces(
        _ count: Int = 40, seed: UInt64 = 7, split: Split = .train, imageSize: Int = 24
    ) -> SyntheticFaces {
        SyntheticFaces(count: count, seed: seed, split: split, imageSize: imageSize)
    }

    @Test("A face is the same every time, whatever was drawn before it")
    func repeatable() throws {
        let first = try (0..<8).map { try faces().image(at: $0) }
        let backwards = try (0..<8).reversed().map { try faces().image(at: $0) }
        #expect(first == backwards.reversed())
    }

    @Test("Threads that draw at the same time get the same faces as one alone")
    func concurrent() async throws {
        let source = faces()
        let alone = try (0..<12).map { try source.image(at: $0) }
        let together = try await withThrowingTaskGroup(of: (Int, PixelImage).self) { group in
            for index in alone.indices { group.addTask { (index, try source.image(at: index)) } }
            return try await group.reduce(into: [Int: PixelImage]()) { $0[$1.0] = $1.1 }
        }
        for (index, image) in alone.enumerated() { #expect(together[index] == image) }
    }

    @Test("Another seed gives other faces and another order of labels")
    func seeds() throws {
        #expect(try faces(seed: 1).image(at: 0) != faces(seed: 2).image(at: 0))
        let orders = [1, 2].map { seed in (0..<40).map { faces(seed: seed).sample(at: $0).label } }
        #expect(orders[0] != orders[1])
    }

    @Test("No face of the test split is in the training split")
    func disjointSplits() throws {
        let train = try (0..<40).map { try faces().image(at: $0).pixels }
        let test = try (0..<40).map { try faces(split: .test).image(at: $0).pixels }
        #expect(Set(train).isDisjoint(with: test))
        #expect(Set(train).count == 40)
    }

    @Test("The training split is mildly uneven, the test split is balanced, and both have every class")
    func distribution() {
        func counts(_ split: Split) -> [Int] {
            let source = faces(800, split: split)
            return (0..<800).reduce(into: Array(repeating: 0, count: 8)) {
                $0[source.sample(at: $1).label] += 1
            }
        }
        #expect(counts(.test) == Array(repeating: 100, count: 8))
        let train = counts(.train)
        #expect(train.reduce(0, +) == 800)
        #expect(train.allSatisfy { $0 >= 60 })
        #expect(train[Expression.happy.rawValue] > 2 * train[Expression.contempt.rawValue])
    }

    @Test("Names tell split, number and class")
    func names() {
        let source = faces(split: .test)
        #expect(source.classNames == Expression.allCases.map(\.name))
        for index in [0, 39] {
            let sample = source.sample(at: index)
            let number = index == 0 ? "000000" : "000039"
            #expect(sample.path == "synthetic/test/\(number)-\(source.classNames[sample.label])")
        }
    }

    @Test("Every size draws a picture with a face's contrast", arguments: [16, 17, 31, 48, 64, 100, 256])
    func sizes(size: Int) throws {
        for index in 0..<4 {
            let image = try faces(imageSize: size).image(at: index)
            #expect(image.width == size && image.height == size)
            let (low, high) = (image.pixels.min() ?? 0, image.pixels.max() ?? 0)
            #expect(high - low > 60)
        }
    }

    @Test("An index outside the split is an error that says so")
    func outside() {
        for index in [-1, 40] {
            let error = #expect(throws: UnreadableImage.self) { try faces().image(at: index) }
            #expect(error?.reason == "there are only 40 faces in this split")
        }
        #expect(faces(0).count == 0)
        #expect(faces(-3).count == 0)
    }
}
