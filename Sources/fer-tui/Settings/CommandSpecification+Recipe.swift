import Training

extension CommandSpecification {
    /// The specification with the values of the recipe that a command line names, for its help page.
    ///
    /// - Parameters:
    ///   - words: the command line after the command's name.
    ///   - standard: what counts if the recipe says nothing.
    /// - Throws: `CommandFailure` if there is no such recipe.
    func showingRecipe(namedIn words: [String], over standard: TrainingConfiguration) throws(CommandFailure)
        -> CommandSpecification
    {
        var configuration = standard
        let recipe = try RecipeCatalog.recipe(Self.recipe(in: words) ?? standard.recipe)
        configuration.apply(recipe.settings)
        configuration.recipe = recipe.name
        let options = options.map { option in
            let setting = Setting.all.first { $0.name == option.name }
            guard let setting, option != .data else { return option }
            return Option(setting, defaults: configuration)
        }
        let note =
            "The defaults below are those of the recipe \(recipe.name); --recipe NAME --help shows another's."
        return CommandSpecification(
            name: name, summary: summary, details: details.isEmpty ? note : "\(details) \(note)",
            arguments: arguments, options: options, examples: examples, isHidden: isHidden)
    }

    private static func recipe(in words: [String]) -> String? {
        let option = "--\(Option.recipe.name)"
        if let attached = words.last(where: { $0.hasPrefix("\(option)=") }) {
            return String(attached.dropFirst(option.count + 1))
        }
        guard let place = words.lastIndex(of: option), words.indices.contains(place + 1) else { return nil }
        let word = words[place + 1]
        return word.hasPrefix("-") ? nil : word
    }
}
