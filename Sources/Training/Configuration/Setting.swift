/// A setting of a run, declared once. The option of `train`, the key of recipes, the record, the rows of reports and
/// comparisons, the check of its range and the check on resume follow from its entry in `Setting.all`.
package struct Setting: Sendable {
    /// The heading under which the help shows it.
    package enum Topic: String, Sendable, CaseIterable {
        case data, model, optimization, regularization, augmentation, run, cluster
    }

    /// Where a setting stands besides `train`.
    package struct Uses: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Recipe files may set it.
        package static let recipes = Uses(rawValue: 1)
        /// It may change when a run is resumed, because no weight depends on it, or because the checkpoint is checked
        /// against it by other means.
        package static let resume = Uses(rawValue: 2)
        /// Every command that opens a dataset takes it.
        package static let datasets = Uses(rawValue: 4)
        /// It means nothing for the built-in faces.
        package static let filesOnly = Uses(rawValue: 8)
    }

    /// The option without its dashes, and the key in recipes and records.
    package let name: String
    /// Former names, still understood.
    package let aliases: [String]
    package let topic: Topic
    package let domain: ValueDomain
    /// A noun phrase; the unit is part of it.
    package let help: String
    /// What counts if there is no value, in words.
    package let unset: String?
    package let uses: Uses
    private let read: @Sendable (TrainingConfiguration) -> String?
    private let write: @Sendable (inout TrainingConfiguration, String) -> Void
    private let copy: @Sendable (TrainingConfiguration, inout TrainingConfiguration) -> Void

    /// A setting that is one property of the configuration.
    init<Value: SettingValue>(
        _ name: String, aliases: [String] = [], _ topic: Topic,
        _ property: any WritableKeyPath<TrainingConfiguration, Value> & Sendable, _ domain: ValueDomain,
        _ help: String, unset: String? = nil, uses: Uses = []
    ) {
        self.init(
            name, aliases: aliases, topic, domain, help, unset: unset, uses: uses,
            read: { $0[keyPath: property].settingText },
            write: { configuration, text in
                guard let value = Value(settingText: text) else { return }
                configuration[keyPath: property] = value
            }, copy: { $1[keyPath: property] = $0[keyPath: property] })
    }

    /// A setting that is more than one property, or another form of one.
    init(
        _ name: String, aliases: [String] = [], _ topic: Topic, _ domain: ValueDomain, _ help: String,
        unset: String? = nil, uses: Uses = [],
        read: @escaping @Sendable (TrainingConfiguration) -> String?,
        write: @escaping @Sendable (inout TrainingConfiguration, String) -> Void
    ) {
        self.init(
            name, aliases: aliases, topic, domain, help, unset: unset, uses: uses, read: read, write: write,
            copy: { from, to in if let text = read(from) { write(&to, text) } })
    }

    private init(
        _ name: String, aliases: [String], _ topic: Topic, _ domain: ValueDomain, _ help: String,
        unset: String?,
        uses: Uses, read: @escaping @Sendable (TrainingConfiguration) -> String?,
        write: @escaping @Sendable (inout TrainingConfiguration, String) -> Void,
        copy: @escaping @Sendable (TrainingConfiguration, inout TrainingConfiguration) -> Void
    ) {
        self.name = name
        self.aliases = aliases
        self.topic = topic
        self.domain = domain
        self.help = help
        self.unset = unset
        self.uses = uses
        self.read = read
        self.write = write
        self.copy = copy
    }

    /// The value in a configuration as text; nil if it has none.
    package func text(in configuration: TrainingConfiguration) -> String? { read(configuration) }

    /// The value in words: `unset` if there is none.
    package func words(in configuration: TrainingConfiguration) -> String {
        text(in: configuration) ?? unset ?? "none"
    }

    /// Sets the value.
    ///
    /// - Parameter text: a text in the domain; anything else changes nothing.
    package func set(_ text: String, in configuration: inout TrainingConfiguration) {
        guard let text = domain.canonical(text) else { return }
        write(&configuration, text)
    }

    /// Gives one configuration the value of another.
    func copy(from: TrainingConfiguration, to: inout TrainingConfiguration) { copy(from, &to) }
}

extension TrainingConfiguration {
    /// Sets all settings that are named, in the order of `Setting.all`.
    ///
    /// - Parameter values: texts in the settings' domains, by name.
    package mutating func apply(_ values: [String: String]) {
        for setting in Setting.all {
            if let text = values[setting.name] { setting.set(text, in: &self) }
        }
    }

    /// Every setting with a value, as text by name.
    package var settingTexts: [String: String] {
        Dictionary(
            Setting.all.compactMap { setting in setting.text(in: self).map { (setting.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
