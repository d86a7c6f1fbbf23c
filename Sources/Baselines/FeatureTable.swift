import FaceData
import Foundation
import Synchronization

/// The features of a split's images that can be read, in the split's order.
struct FeatureTable {
    /// Index in the split of each row.
    private(set) var samples: [Int] = []
    private(set) var rows: [[Float]] = []
    private(set) var unreadable: [UnreadableImage] = []

    init(
        _ source: any SampleSource, _ method: BaselineMethod,
        advanced: @escaping @Sendable (_ images: Int) -> Void
    ) {
        let found = Mutex([Int: Result<[Float], UnreadableImage>](minimumCapacity: source.count))
        DispatchQueue.concurrentPerform(iterations: source.count) { index in
            let result = Result { () throws(UnreadableImage) in
                method.features(try source.image(at: index))
            }
            let done = found.withLock { found in
                found[index] = result
                return found.count
            }
            advanced(done)
        }
        let results = found.withLock { $0 }
        for index in 0..<source.count {
            switch results[index] {
            case .success(let features):
                samples.append(index)
                rows.append(features)
            case .failure(let failure): unreadable.append(failure)
            case nil: break
            }
        }
    }
}
