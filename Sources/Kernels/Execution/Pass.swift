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
}
