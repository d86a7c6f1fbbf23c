/// Adds the lanes that a gradient was summed in, always in the same order.
package enum LaneReduction {
    /// target = Σ lanes, element by element; lane i begins at i × count. `count` is a multiple of 16.
    package static func pass(
        _ lanes: UnsafePointer<Float>, lanes laneCount: Int, count: Int,
        into target: UnsafeMutablePointer<Float>
    ) -> Pass {
        // Layers of the fewest weights have the most lanes: short pieces let every worker take some.
        let chunk = 512
        return Pass(.gradientReduction, units: (count + chunk - 1) / chunk) { unit, _ in
            let range = (unit * chunk)..<min(count, (unit + 1) * chunk)
            for place in stride(from: range.lowerBound, to: range.upperBound, by: vectorWidth) {
                var sum = lanes.vector(place)
                for lane in stride(from: 1, to: laneCount, by: 1) {
                    sum += lanes.vector(lane &* count &+ place)
                }
                target.store(sum, place)
            }
        }
    }
}
