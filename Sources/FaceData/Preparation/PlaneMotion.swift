import Foundation

/// A rotation, shear and shift of the plane, as where an image's two axes point to afterwards.
struct PlaneMotion {
    private(set) var right: SIMD2<Float>
    private(set) var down: SIMD2<Float>
    /// In fractions of the crop's sides.
    private(set) var shift = SIMD2<Float>()

    /// - Parameter rotation: radians.
    init(rotation: Float) {
        right = SIMD2(cos(rotation), sin(rotation))
        down = SIMD2(-sin(rotation), cos(rotation))
    }

    /// Adds what an operation moves; most move nothing.
    mutating func add(_ operation: RandAugmentOperation) {
        switch operation {
        case .shearX(let amount): down += right * amount
        case .shearY(let amount): right += down * amount
        case .translateX(let amount): shift += right * amount
        case .translateY(let amount): shift += down * amount
        case .rotate(let angle):
            let (cosine, sine) = (cos(angle), sin(angle))
            (right, down) = (right * cosine + down * sine, down * cosine - right * sine)
        case .identity, .brightness, .saturation, .contrast, .sharpness, .posterize, .solarize, .autocontrast,
            .equalize:
            break
        }
    }
}
