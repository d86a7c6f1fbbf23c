import Foundation
import RandomStreams

/// The other face that is in a mixed image.
package struct ImageMix: Sendable, Equatable {
    /// The other face's row in the batch.
    package let partner: Int
    /// The image's own share of itself, 0 to 1; the rest is the other's.
    package let share: Float

    package init(partner: Int, share: Float) {
        self.partner = partner
        self.share = share
    }
}

/// Mixes the prepared images of a batch in pairs: the first with the last, the second with the last but one.
/// The order of a batch is chance already, so that the pairs are too; an odd one in the middle stays.
///
/// Sources: Zhang, Cisse, Dauphin, Lopez-Paz, "mixup: Beyond Empirical Risk Minimization", 2018; Yun et al.,
/// "CutMix: Regularization Strategy to Train Strong Classifiers with Localizable Features", 2019.
struct BatchMixing {
    private let mixup, cutmix: Float
    private let seed: UInt64
    private let epoch: UInt32
    private let side: Int

    /// Nil where nothing is to be mixed.
    init?(_ preparation: ImagePreparation) {
        guard let augmentation = preparation.augmentation, augmentation.mixup > 0 || augmentation.cutmix > 0
        else { return nil }
        mixup = augmentation.mixup
        cutmix = augmentation.cutmix
        seed = preparation.seed
        epoch = preparation.epoch
        side = preparation.imageSize
    }

    /// Mixes the images in place.
    ///
    /// - Parameters:
    ///   - images: one after the other.
    ///   - draws: a number for each image, which keys what happens to it.
    /// - Returns: what each image holds of its partner.
    func mix(_ images: UnsafeMutablePointer<Float>, draws: [Int]) -> [ImageMix] {
        let size = side * side * 3
        var mixes = draws.indices.map { ImageMix(partner: $0, share: 1) }
        for first in 0..<(draws.count / 2) {
            let second = draws.count - 1 - first
            var stream = RandomStream(
                seed: seed, epoch: epoch, sample: UInt32(truncatingIfNeeded: draws[first]), purpose: .mixing)
            let share = mix(images + first * size, images + second * size, &stream)
            mixes[first] = ImageMix(partner: second, share: share)
            mixes[second] = ImageMix(partner: first, share: share)
        }
        return mixes
    }

    /// - Returns: the share of itself that each image keeps.
    private func mix(
        _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>,
        _ stream: inout RandomStream
    ) -> Float {
        let blends = cutmix == 0 || (mixup > 0 && stream.chance(0.5))
        let share = stream.symmetricBeta(blends ? mixup : cutmix)
        guard blends else { return swapRectangle(area: 1 - share, first, second, &stream) }
        for index in 0..<(side * side * 3) {
            let (one, other) = (first[index], second[index])
            first[index] = other + (one - other) * share
            second[index] = one + (other - one) * share
        }
        return share
    }

    private func swapRectangle(
        area: Float, _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>,
        _ stream: inout RandomStream
    ) -> Float {
        let rectangle = UnitRectangle(area: area, aspect: 1, at: stream.uniform(), stream.uniform())
        let (columns, rows) = rectangle.pixels(side: side)
        for row in rows {
            for index in (row * side + columns.lowerBound) * 3..<(row * side + columns.upperBound) * 3 {
                (first[index], second[index]) = (second[index], first[index])
            }
        }
        // Whole pixels were swapped, which is not quite the area that was drawn.
        return 1 - Float(columns.count * rows.count) / Float(side * side)
    }
}

extension RandomStream {
    /// A draw from Beta(α, α) by Jöhnk's method, which suits α up to a few.
    mutating func symmetricBeta(_ alpha: Float) -> Float {
        while true {
            let first = pow(uniform(), 1 / alpha)
            let sum = first + pow(uniform(), 1 / alpha)
            if sum > 0, sum <= 1 { return first / sum }
        }
    }
}
