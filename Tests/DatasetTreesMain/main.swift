// Writes every dataset tree of the tests into a folder, to look at what the program says of them.
import DatasetTrees
import Foundation

guard CommandLine.arguments.count == 2 else {
    print("usage: dataset-trees FOLDER")
    exit(2)
}
for tree in DatasetTree.all {
    let folder = "\(CommandLine.arguments[1])/\(tree.name.replacingOccurrences(of: " ", with: "-"))"
    try FileManager.default.removeItemIfThere(folder)
    let expected = try tree.make(at: folder)
    print("\(folder): \(tree.layout), \(expected.faces.count) faces")
}

extension FileManager {
    func removeItemIfThere(_ path: String) throws {
        if fileExists(atPath: path) { try removeItem(atPath: path) }
    }
}
