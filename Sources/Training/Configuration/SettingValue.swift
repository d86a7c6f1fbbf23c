import FaceData
import Foundation
import Kernels
import RunContract

/// A type that a setting's value can have, with its text on the command line, in recipes and in records.
package protocol SettingValue: Sendable {
    /// - Parameter settingText: a text in the setting's domain.
    init?(settingText: String)
    /// Nil if there is no value.
    var settingText: String? { get }
}

extension Int: SettingValue {
    package init?(settingText: String) { self.init(settingText) }
    package var settingText: String? { "\(self)" }
}

extension UInt64: SettingValue {
    package init?(settingText: String) { self.init(settingText) }
    package var settingText: String? { "\(self)" }
}

extension Double: SettingValue {
    package init?(settingText: String) { self.init(settingText) }
    package var settingText: String? { "\(self)" }
}

extension Float: SettingValue {
    /// Rounds once, from the number as it is written.
    package init?(settingText: String) {
        guard let value = Double(settingText) else { return nil }
        self.init(value)
    }
    package var settingText: String? { "\(self)" }
}

extension String: SettingValue {
    package init?(settingText: String) { self = settingText }
    package var settingText: String? { self }
}

extension Bool: SettingValue {
    package init?(settingText: String) { self = settingText == "yes" }
    package var settingText: String? { self ? "yes" : "no" }
}

/// Texts without commas, separated by commas.
extension Array: SettingValue where Element == String {
    package init?(settingText: String) {
        self = settingText.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    package var settingText: String? { joined(separator: ",") }
}

extension Optional: SettingValue where Wrapped: SettingValue {
    package init?(settingText: String) {
        guard let value = Wrapped(settingText: settingText) else { return nil }
        self = .some(value)
    }
    package var settingText: String? { self?.settingText }
}

extension SettingValue where Self: RawRepresentable, RawValue == String {
    package init?(settingText: String) { self.init(rawValue: settingText) }
    package var settingText: String? { rawValue }
}

extension OptimizerSettings.Kind: SettingValue {}
extension LearningRateSchedule.Shape: SettingValue {}
extension TrainingConfiguration.ClassWeighting: SettingValue {}
extension EpochOrder.Sampling: SettingValue {}
extension LabelUse: SettingValue {}
extension LabelNumbering: SettingValue {}
extension BestCriterion: SettingValue {}
extension Precision: SettingValue {}
extension MatrixBackend: SettingValue {}
