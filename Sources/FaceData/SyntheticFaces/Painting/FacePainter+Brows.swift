extension FacePainter {
    func paintBrow(_ side: FaceSide, on canvas: Canvas) {
        let shape = identity.brows
        let thickness = shape.thickness * pose.scale
        let curve = pose.line(geometry.brow(side), lift: 0.02)
        let line = Stroke(curve, halfWidths: SIMD3(thickness, thickness * 0.95, thickness * 0.22))
        let base = identity.hair.style == .headscarf ? LinearColor.sRGB(40, 28, 24) : identity.hair.color
        let color = light.flat(mix(base * 0.55, .sRGB(28, 20, 16), 0.45))
        let grain = noise
        let strand = 22 / pose.scale
        let fine = (pose.scale / 60).saturated
        let soft = max(1, thickness * 0.7)
        line.forEachPixel(margin: soft, imageSize: canvas.size) { index, pixel, offset, distance, progress in
            let cover = line.coverage(distance, progress, softness: soft)
            guard cover > 0 else { return }
            // Hairs grow outwards and lean up: coordinates along them are stretched.
            // Hairs stand at the nose and lie flat at the temple.
            let along = progress * 62
            let across = offset.y * strand
            let hair =
                0.88 + 0.75 * (grain.smooth(Point(along + across * (1 + 6 * progress), across * 0.9)) - 0.6)
                * fine
            let start = (progress * 8 + 0.35).saturated
            canvas.blend(index, color, cover * start * shape.density * hair.saturated)
        }
    }
}
