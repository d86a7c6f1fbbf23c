package import Foundation

extension TrainingConfiguration {
    /// Reads a configuration that this or an earlier version of the program wrote: a setting that was not known
    /// then has the value that changes nothing.
    ///
    /// - Throws: what the decoder throws where the text is no configuration.
    package static func decoding(_ json: Data) throws -> TrainingConfiguration {
        let decoder = JSONDecoder()
        if let configuration = try? decoder.decode(Self.self, from: json) { return configuration }
        return try decoder.decode(Self.self, from: completed(json, at: []))
    }

    /// Names of settings in earlier versions, with those of today.
    private static let renamed = ["gentleSteps": "regularizeAfter", "dropsTwins": "dropsDuplicates"]

    /// The text of an object with what a configuration in it lacks.
    ///
    /// - Parameter path: keys to the configuration in the object; none where it is the object itself.
    static func completed(_ json: Data, at path: [String]) throws -> Data {
        var standard = try JSONSerialization.jsonObject(
            with: JSONEncoder().encode(TrainingConfiguration(data: DataConfiguration(path: nil))))
        for key in path.reversed() { standard = [key: standard] }
        let object = try JSONSerialization.jsonObject(with: json)
        return try JSONSerialization.data(withJSONObject: merged(object, over: standard))
    }

    /// A value over a standard one, key by key. What has another form than the standard gives way to it.
    private static func merged(_ value: Any, over standard: Any) -> Any {
        guard let known = standard as? [String: Any] else { return value is [String: Any] ? standard : value }
        guard let values = value as? [String: Any] else { return standard }
        let given = Dictionary(
            values.map { (renamed[$0.key] ?? $0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        return given.merging(known) { own, other in merged(own, over: other) }
    }
}
