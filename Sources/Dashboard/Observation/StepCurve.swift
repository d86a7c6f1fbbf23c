package import TerminalUI

/// A value over the steps of a run, in memory that is bounded for any number of steps.
///
/// Up to `capacity` steps are kept one by one; then neighbors share a bucket that keeps its lowest and its
/// highest value, so that no spike is ever lost, and the mean, from which the smoothed curve is made.
package struct StepCurve: Sendable, Equatable {
    static let capacity = 2048

    private struct Bucket: Sendable, Equatable {
        var index: Int
        var lowest: DataPoint?
        var highest: DataPoint?
        /// The first value that is not finite.
        var notFinite: DataPoint?
        var lastStep: Int
        var sum = 0.0
        var count = 0
    }

    private var buckets: [Bucket] = []
    private var stepsPerBucket = 1
    /// The number of values that are not finite.
    package private(set) var notFinite = NotFiniteCount()

    package init() {}

    package var isEmpty: Bool { buckets.isEmpty }

    /// Whether every step is kept separately.
    package var isExact: Bool { stepsPerBucket == 1 }

    /// Adds the value of a step; steps come in ascending order.
    package mutating func append(step: Int, value: Double) {
        notFinite.add(value)
        add(Self.bucket(step: step, value: value, index: step / stepsPerBucket))
        guard buckets.count > Self.capacity else { return }
        stepsPerBucket *= 2
        let old = buckets
        buckets.removeAll(keepingCapacity: true)
        for var bucket in old {
            bucket.index /= 2
            add(bucket)
        }
    }

    /// The lowest and the highest value of each bucket, in the order of steps.
    package var points: [DataPoint] {
        buckets.flatMap { bucket in
            let extremes = [bucket.lowest, bucket.highest, bucket.notFinite].compactMap(\.self)
            let ordered = extremes.sorted { $0.x < $1.x }
            return ordered.first == ordered.last ? Array(ordered.prefix(1)) : ordered
        }
    }

    /// The value at the nearest step; nil if there are no steps.
    package func value(nearest step: Double) -> DataPoint? {
        points.min { abs($0.x - step) < abs($1.x - step) }
    }

    /// The moving average; in a long run each bucket's mean counts as one value.
    ///
    /// - Parameter weight: how much of the average stays at each value, 0 (raw) to under 1.
    package func smoothed(weight: Double) -> [DataPoint] {
        var average = MovingAverage(weight: weight)
        return buckets.flatMap { bucket -> [DataPoint] in
            guard bucket.count > 0 else { return [bucket.notFinite].compactMap(\.self) }
            let mean = bucket.sum / Double(bucket.count)
            let point = DataPoint(x: Double(bucket.lastStep), y: average.add(mean))
            return [point] + [bucket.notFinite].compactMap(\.self)
        }
    }

    private static func bucket(step: Int, value: Double, index: Int) -> Bucket {
        let point = DataPoint(x: Double(step), y: value)
        guard value.isFinite else { return Bucket(index: index, notFinite: point, lastStep: step) }
        return Bucket(index: index, lowest: point, highest: point, lastStep: step, sum: value, count: 1)
    }

    private mutating func add(_ bucket: Bucket) {
        guard let last = buckets.indices.last, buckets[last].index == bucket.index else {
            buckets.append(bucket)
            return
        }
        if let low = bucket.lowest, low.y < buckets[last].lowest?.y ?? .infinity {
            buckets[last].lowest = low
        }
        if let high = bucket.highest, high.y > buckets[last].highest?.y ?? -.infinity {
            buckets[last].highest = high
        }
        buckets[last].notFinite = buckets[last].notFinite ?? bucket.notFinite
        buckets[last].lastStep = bucket.lastStep
        buckets[last].sum += bucket.sum
        buckets[last].count += bucket.count
    }
}
