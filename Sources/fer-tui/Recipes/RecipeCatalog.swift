import Foundation

/// The recipes built into the program, and those of the user's files.
enum RecipeCatalog {
    private static let files: [(name: String, bytes: [UInt8])] = [
        ("paper", PackageResources.paper_recipe), ("scratch", PackageResources.scratch_recipe),
        ("finetune", PackageResources.finetune_recipe), ("demo", PackageResources.demo_recipe),
    ]

    static let names = files.map(\.name)

    /// The recipes that come with the program, in the order in which they are shown.
    static func builtIn() throws(CommandFailure) -> [Recipe] {
        var recipes: [Recipe] = []
        for file in files {
            recipes.append(
                try RecipeParser.parse(String(decoding: file.bytes, as: UTF8.self), name: file.name))
        }
        return recipes
    }

    /// - Parameter name: a built-in recipe's, or a file's path.
    /// - Throws: `CommandFailure` where there is neither, or where the file is no recipe.
    static func recipe(_ name: String) throws(CommandFailure) -> Recipe {
        if let recipe = try builtIn().first(where: { $0.name == name }) { return recipe }
        let path = absolutePath(name)
        guard let text = try RecipeFile.text(at: path) else {
            let near = Suggestion.nearest(to: name, among: names).map { "did you mean \($0)? " } ?? ""
            throw CommandFailure(
                "--recipe \(name): there is no such recipe and no such file",
                remedy: "\(near)there are: \(names.joined(separator: ", "))")
        }
        return try RecipeParser.parse(text, name: path)
    }
}
