import Foundation
import Testing

/// The fixtures that PyTorch made (`make fixtures`; docs/verify-fixtures.md).
enum Fixtures {
    static func path(_ folder: String, _ name: String) throws -> String {
        let folder = "Fixtures/\(folder)"
        let url = Bundle.module.url(forResource: name, withExtension: "safetensors", subdirectory: folder)
        return try #require(url, "\(folder)/\(name).safetensors").path
    }
}
