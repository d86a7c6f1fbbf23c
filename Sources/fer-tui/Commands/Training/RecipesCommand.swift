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
        if let name = arguments.positionals.first {
            let recipe = try RecipeCatalog.recipe(name)
            if arguments.has(.json) { try Output.json(recipe.settings) } else { Output.write(recipe.text) }
            return .done
        }
        let recipes = try RecipeCatalog.builtIn()
        if arguments.has(.json) {
            let settings = recipes.map { ($0.name, $0.settings) }
            try Output.json(Dictionary(settings, uniquingKeysWith: { first, _ in first }))
        } else {
            Output.write(recipes.map { "[\($0.name)]\n\($0.text)" }.joined(separator: "\n"))
        }
        return .done
    }
}
