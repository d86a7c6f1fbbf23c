import Foundation
import RunStore
import Testing
import Training

@testable import fer_tui

@Suite("Recipes are files of settings, and the command line counts before them")
struct RecipeTests {
    private func configuration(_ words: [String]) throws -> TrainingConfiguration {
        let arguments = try ArgumentParser.parse(
            ["--data", "/faces"] + words, as: TrainCommand.specification)
        return try TrainingConfiguration(trainArguments: arguments)
    }

    @Test("every built-in recipe makes a valid run", arguments: RecipeCatalog.names)
    func builtIn(name: String) throws {
        let configuration = try configuration(["--recipe", name])
        try configuration.validate()
        #expect(configuration.recipe == name)
    }

    @Test("the paper's is fifty epochs of plain cross-entropy, as the configuration's own defaults")
    func paper() throws {
        let paper = try configuration([])
        #expect(paper.epochs == 50)
        #expect(paper.labelSmoothing == 0)
        #expect(paper.averageDecay == nil)
        var standard = TrainingConfiguration(data: paper.data)
        standard.threads = paper.threads
        #expect(paper == standard)
    }

    @Test("old and foreign names are understood")
    func spellings() throws {
        let configuration = try configuration([
            "--learning-rate", "0.01", "--model", "efficientnet_b0", "--gentle-steps", "7", "--drop-twins",
            "--optimizer", "SGD",
        ])
        #expect(configuration.optimizer.learningRate == 0.01)
        #expect(configuration.optimizer.kind == .sgd)
        #expect(configuration.model == "b0")
        #expect(configuration.regularizeAfter == 7)
        #expect(configuration.data.dropsDuplicates)
    }

    @Test("a preset of augmentation on the command line counts before the recipe's single values")
    func preset() throws {
        let none = try configuration(["--recipe", "scratch", "--augment", "none", "--flip", "0.5"])
        #expect(none.augmentation == .flipOnly)
    }

    @Test("the record of a run holds every setting that has a value, and the whole can be read from it")
    func record() throws {
        let configuration = try configuration(["--recipe", "scratch", "--dropout", "0.25"])
        let record = try configuration.record()
        #expect(record.options["dropout"] == "0.25")
        #expect(record.options["ema"] == "0.999")
        #expect(record.options["regularize-after"] == "3000")
        #expect(record.options["threads"] == nil)
        let run = try RunDirectory(creating: try Scratch().file("run"), configuration: record)
        #expect(try TrainingConfiguration(record: record, of: run) == configuration)
    }

    @Test("an option on the command line counts before the recipe")
    func override() throws {
        let scratch = try configuration(["--recipe", "scratch"])
        #expect(scratch.averageDecay == 0.999)
        #expect(scratch.batchSize == 64)
        #expect(scratch.augmentation.maximumRotation == 12)
        let changed = try configuration([
            "--recipe", "scratch", "--ema", "0", "--dropout", "0.5", "--rotation", "3", "--lr", "0.01",
        ])
        #expect(changed.averageDecay == nil)
        #expect(changed.dropout == 0.5)
        #expect(changed.augmentation.maximumRotation == 3)
        #expect(changed.augmentation.minimumCropArea == scratch.augmentation.minimumCropArea)
        #expect(changed.optimizer.learningRate == 0.01)
        #expect(changed.optimizer.weightDecay == scratch.optimizer.weightDecay)
    }

    @Test("another optimizer than the recipe's comes with its own rate and decay")
    func otherOptimizer() throws {
        let changed = try configuration(["--recipe", "scratch", "--optimizer", "sgd"])
        #expect(changed.optimizer == .standard(.sgd))
        let named = try configuration(["--recipe", "scratch", "--optimizer", "sgd", "--lr", "0.3"])
        #expect(named.optimizer.learningRate == 0.3)
    }

    @Test("a file of one's own is a recipe")
    func ownFile() throws {
        let scratch = try Scratch()
        try scratch.write("# mine\nlr = 0.004  # high\n\noptimizer=adamw\n", to: "mine.recipe")
        let mine = try configuration(["--recipe", scratch.file("mine.recipe")])
        #expect(mine.optimizer.learningRate == 0.004)
        #expect(mine.recipe == scratch.file("mine.recipe"))
    }

    @Test(
        "what is wrong with a recipe is said with its line",
        arguments: [
            ("lr 0.1", "line 1: \"lr 0.1\" sets nothing"),
            ("\nlr = fast", "line 2: --lr \"fast\" is no number"),
            ("warm-up = 1", "did you mean warmup?"), ("lr = 1\nlr = 2", "line 2: lr is set twice"),
            ("epochs = 3", "\"epochs\" is no setting of a recipe"),
        ])
    func flaws(text: String, complaint: String) throws {
        #expect {
            try RecipeParser.parse(text, name: "mine")
        } throws: { "\($0)".contains(complaint) }
    }

    @Test("one that is not there is told with the nearest name")
    func missing() throws {
        #expect { try configuration(["--recipe", "scrach"]) } throws: { error in
            "\(error)".contains("did you mean scratch?")
        }
    }

    @Test("recipes prints the files, which can be read again")
    func printed() async throws {
        let folder = try Scratch()
        let all = try await Program.run(["recipes"], in: folder.path)
        #expect(all.status == 0)
        #expect(all.output.contains("[scratch]"))
        let one = try await Program.run(["recipes", "scratch"], in: folder.path)
        #expect(try RecipeParser.parse(one.output, name: "scratch") == RecipeCatalog.recipe("scratch"))
    }
}
