import FaceData

extension Augmentation {
    /// What the command line asks for.
    ///
    /// - Parameter standard: counts where the command line says nothing.
    init(_ arguments: ParsedArguments, standard: Augmentation) {
        self = arguments.text(.augment).flatMap(AugmentationPreset.init)?.augmentation ?? standard
        func override(_ option: Option, _ settings: WritableKeyPath<Augmentation, Float>...) {
            guard let value = arguments.decimal(option) else { return }
            for setting in settings { self[keyPath: setting] = Float(value) }
        }
        override(.flip, \.flipProbability)
        override(.crop, \.minimumCropArea)
        override(.rotation, \.maximumRotation)
        override(.shift, \.maximumShift)
        override(.jitter, \.brightness, \.contrast, \.saturation)
        override(.erasing, \.erasingProbability)
        override(.randAugment, \.randAugment)
        override(.mixup, \.mixup)
        override(.cutmix, \.cutmix)
    }
}
