import Foundation
import Testing

@testable import Training

@Suite("A setting is declared once")
struct SettingTests {
    private let standard = TrainingConfiguration.standard

    /// A value in the setting's domain that is not the standard one.
    private func otherValue(_ setting: Setting) throws -> String {
        let candidates =
            switch setting.domain {
            case .flag: ["yes"]
            case .text: ["something"]
            case .expressions: ["sad,happy"]
            case .integer(let range): ["\(range.lowerBound)", "\(range.lowerBound + 1)"]
            case .decimal(let range): ["\(range.upperBound)", "\(range.lowerBound)"]
            case .choice, .model: setting.domain.choices ?? []
            }
        return try #require(candidates.first { $0 != setting.text(in: standard) })
    }

    @Test("names, former ones among them, are each one setting's")
    func names() {
        let names = Setting.all.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
    }

    @Test("what is set is what is read", arguments: Setting.all.map(\.name))
    func values(name: String) throws {
        let setting = try #require(Setting.all.first { $0.name == name })
        let value = try otherValue(setting)
        var configuration = standard
        setting.set(value, in: &configuration)
        #expect(configuration != standard)
        #expect(setting.text(in: configuration) == value)
        setting.set("no such value, \u{7}", in: &configuration)
        if case .text = setting.domain { return }
        #expect(setting.text(in: configuration) == value)
    }

    @Test(
        "a resumed run may change what says so in its declaration, and nothing else",
        arguments: Setting.all.map(\.name))
    func resuming(name: String) throws {
        let setting = try #require(Setting.all.first { $0.name == name })
        var changed = standard
        setting.set(try otherValue(setting), in: &changed)
        let difference = standard.firstDifference(from: changed)
        if setting.uses.contains(.resume) {
            #expect(difference == nil)
        } else {
            #expect(difference?.hasPrefix("--\(name) ") == true, "\(difference ?? "none")")
        }
    }

    @Test("a property that no setting shows is compared, too")
    func undeclared() {
        var changed = standard
        changed.optimizer.beta1 = 0.5
        #expect(standard.firstDifference(from: changed) != nil)
    }

    @Test("a value outside its range is refused with the option's name")
    func ranges() {
        var configuration = standard
        configuration.labelSmoothing = 2
        #expect {
            try configuration.validate()
        } throws: {
            "\($0)" == "--label-smoothing is 2.0 (choose a number from 0.0 to 0.9)"
        }
    }

    @Test("networks go by the names that torchvision and timm give them; choices in any case")
    func spellings() {
        for name in ["b0", "B0", "efficientnet_b0", "efficientnet-b0"] {
            #expect(ValueDomain.model.canonical(name) == "b0")
        }
        #expect(ValueDomain.model.canonical("mobilenet_v2") == "mobilenet-v2")
        #expect(ValueDomain.model.canonical("resnet18") == nil)
        #expect(ValueDomain.choice(["adamw", "sgd"]).canonical("AdamW") == "adamw")
    }
}
