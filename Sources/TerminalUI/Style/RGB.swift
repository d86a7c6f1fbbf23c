import Foundation

/// A color of the sRGB color space, eight bits a channel.
package struct RGB: Sendable, Hashable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The color written as 0xRRGGBB.
    package init(hex: UInt32) {
        self.init(
            UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
            UInt8(truncatingIfNeeded: hex)
        )
    }

    /// The color `fraction` of the way from this one to the other, channel by channel.
    package func mixed(with other: RGB, _ fraction: Double) -> RGB {
        let weight = min(1, max(0, fraction.isFinite ? fraction : 0))
        let blend = { (a: UInt8, b: UInt8) in
            UInt8((Double(a) + (Double(b) - Double(a)) * weight).rounded())
        }
        return RGB(blend(red, other.red), blend(green, other.green), blend(blue, other.blue))
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it.
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// Contrast ratio with another color, 1 to 21, as WCAG 2.2 defines it.
    package func contrast(with other: RGB) -> Double {
        let lighter = max(luminance, other.luminance)
        let darker = min(luminance, other.luminance)
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// Black or white, whichever reads better on this color; the contrast is never below 4.5.
    package var readableText: RGB {
        contrast(with: .black) >= contrast(with: .white) ? .black : .white
    }

    package static let black = RGB(0, 0, 0)
    package static let white = RGB(255, 255, 255)

    /// A channel's share of light, 0 to 1.
    static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
