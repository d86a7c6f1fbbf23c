/// What a pass spends its time on, for profiles.
package enum OperationKind: Int, CaseIterable, Sendable {
    case stem, expandForward, depthwiseForward, squeezeExcitation, projectForward, head
    case projectBackward, depthwiseBackward, expandBackward, stemBackward
    case batchNormStatistics, gradientReduction, optimizer

    /// In words, for tables.
    package var label: String {
        switch self {
        case .stem: "stem"
        case .expandForward: "expand, forward"
        case .depthwiseForward: "depthwise, forward"
        case .squeezeExcitation: "squeeze-excitation"
        case .projectForward: "project, forward"
        case .head: "head and loss"
        case .projectBackward: "project, backward"
        case .depthwiseBackward: "depthwise, backward"
        case .expandBackward: "expand, backward"
        case .stemBackward: "stem, backward"
        case .batchNormStatistics: "batch-norm statistics"
        case .gradientReduction: "gradient reduction"
        case .optimizer: "optimiser"
        }
    }
}

/// One parallel stretch of a step: `units` pieces of work that may run at the same time, in any order.
///
/// What a unit computes and where it writes depends on its number alone, never on the worker, so that any
/// number of workers gives the same bits.
package struct Pass {
    package let kind: OperationKind
    package let units: Int
    /// Does unit `unit` on worker `worker` (which picks the scratch memory).
    package let body: (_ unit: Int, _ worker: Int) -> Void

    package init(_ kind: OperationKind, units: Int, body: @escaping (_ unit: Int, _ worker: Int) -> Void) {
        self.kind = kind
        self.units = units
        self.body = body
    }

    /// Independent passes as one: workers wait for each other once instead of after each, and passes of few units
    /// share out better together.
    ///
    /// - Parameter kind: what the time counts as.
    package static func joined(_ kind: OperationKind, _ passes: [Pass]) -> Pass {
        // Where each pass's units end among all.
        var ends: [Int] = []
        for pass in passes { ends.append((ends.last ?? 0) + pass.units) }
        return Pass(kind, units: ends.last ?? 0) { [ends] unit, worker in
            var (first, last) = (0, passes.count - 1)
            while first < last {
                let middle = (first + last) / 2
                if unit < ends[middle] { last = middle } else { first = middle + 1 }
            }
            passes[first].body(unit - ends[first] + passes[first].units, worker)
        }
    }
}
