import Foundation
import Testing

@testable import FaceData

/// What `Scripts/make_image_fixtures.py` wrote.
enum Fixtures {
    static func path(_ name: String) throws -> String {
        let folder = try #require(Bundle.module.resourceURL)
        return folder.appendingPathComponent("Fixtures/\(name)").path
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// Figures of Pillow's and torchvision's resampling.
    struct Resampling: Decodable {
        struct Evaluation: Decodable {
            let width, height, side: Int
            let places: [Int]
            let values: [Float]
            let sum: Double
        }

        /// Width and height before, width and height after, Adler-32 of the pixels.
        let resize: [[Int]]
        let evaluation: [Evaluation]
    }

    static func resampling() throws -> Resampling {
        try JSONDecoder().decode(Resampling.self, from: Data(bytes("resampling.json")))
    }
}
