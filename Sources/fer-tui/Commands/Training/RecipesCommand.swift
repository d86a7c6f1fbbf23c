import Training

/// `fer-tui recipes`: the named sets of training settings.
enum RecipesCommand: Command {
    static let specification = CommandSpecification(
        name: "recipes",
        summary: "Shows the recipes: named sets of training settings for --recipe.",
        details: """
            A recipe is a text file with an option of train and its value a line. Options on the command line count \
            before the recipe. Your own recipe is a file: train --recipe mine.recipe.
            """,
        arguments: [
            PositionalArgument("NAME", "the recipe to print; all where none is named", count: .optional)
        ],
        options: [.json],
        examples: [
            .init("fer-tui recipes", "every recipe with its settings"),
            .init("fer-tui recipes scratch >mine.recipe", "a file to change and to train with"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let name = arguments.positionals.first
        let recipes = try name.map { [try RecipeCatalog.recipe($0)] } ?? RecipeCatalog.builtIn()
        if arguments.has(.json) {
            try Output.json(RecipeList(recipes: recipes.map(RecipeList.Entry.init)))
        } else if name != nil {
            Output.write(recipes.map(\.text).joined())
        } else {
            Output.write(recipes.map { "[\($0.name)]\n\($0.text)" }.joined(separator: "\n"))
        }
        return .done
    }
}

/// What `recipes --json` prints.
private struct RecipeList: Encodable {
    struct Entry: Encodable {
        let name: String
        /// Everything that a recipe may set, as it is typed; null for what this one leaves as it is.
        let settings: [String: OrNull<String>]

        init(_ recipe: Recipe) {
            name = recipe.name
            let names = Setting.all.filter { $0.uses.contains(.recipes) }.map(\.name)
            settings = Dictionary(
                names.map { ($0, OrNull(wrappedValue: recipe.settings[$0])) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    let recipes: [Entry]
}
