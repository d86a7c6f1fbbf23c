import RandomStreams
import Testing

@testable import FaceData

@Suite("Expressions are made of action units")
struct ExpressionPrototypeTests {
    private func draws(_ expression: Expression) -> [Activity] {
        (0..<30).map { (number: UInt32) in
            var stream = RandomStream(seed: 11, sample: number, purpose: .syntheticFace)
            return ExpressionPrototype.draw(expression, from: &stream)
        }
    }

    @Test(
        "The units that tell an expression are always well visible",
        arguments: [
            (Expression.happy, [ActionUnit.cheekRaiser, .lipCornerPuller]),
            (.sad, [.innerBrowRaiser, .browLowerer, .lipCornerDepressor]),
            (.surprise, [.innerBrowRaiser, .outerBrowRaiser, .upperLidRaiser, .jawDrop]),
            (.fear, [.innerBrowRaiser, .browLowerer, .upperLidRaiser, .lipStretcher]),
            (.disgust, [.noseWrinkler, .upperLipRaiser]),
            (.anger, [.browLowerer, .upperLidRaiser, .lidTightener, .lipTightener]),
        ])
    func telling(expression: Expression, units: [ActionUnit]) {
        for activity in draws(expression) {
            for unit in units { #expect(activity[unit] > 0.2, "\(expression) without \(unit)") }
        }
    }

    @Test("Contempt moves one side of the mouth only, on either side of the face")
    func contempt() {
        let leaning = draws(.contempt).map { $0[.dimpler, .left] - $0[.dimpler, .right] }
        #expect(leaning.allSatisfy { abs($0) > 0.3 })
        #expect(leaning.contains { $0 > 0 } && leaning.contains { $0 < 0 })
    }

    @Test("A neutral face hardly moves")
    func neutral() {
        for activity in draws(.neutral) {
            #expect(ActionUnit.allCases.allSatisfy { activity[$0] < 0.25 })
        }
    }

    @Test("Intensity differs from face to face")
    func intensity() {
        let smiles = draws(.happy).map { $0[.lipCornerPuller] }
        #expect((smiles.max() ?? 0) - (smiles.min() ?? 0) > 0.2)
    }
}
