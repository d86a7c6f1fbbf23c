import Kernels
import Testing

@Suite("Adding the lanes of a gradient")
struct LaneReductionTests {
    @Test(
        "Every element is the sum of its lanes, in their order", arguments: [1, 2, 7], [16, 4_096, 10_000])
    func sums(lanes: Int, count: Int) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let values = random.values(lanes * count)
        let target = memory.unwritten(count)
        PassRunner(workers: 3).run([
            LaneReduction.pass(memory.row(values), lanes: lanes, count: count, into: target)
        ])
        // The order is part of the promise: the sums in Float equal to the last bit.
        let expected = (0..<count).map { element in
            (1..<max(1, lanes)).reduce(Float(values[element])) { $0 + Float(values[$1 * count + element]) }
        }
        #expect((0..<count).map { target[$0] } == expected)
    }
}
