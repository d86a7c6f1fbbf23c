/// A movement that a face can make by itself, under its number in the Facial Action Coding System.
///
/// Source: Ekman, Friesen, Hager, "Facial Action Coding System: The Manual", 2002.
enum ActionUnit: Int, CaseIterable {
    case innerBrowRaiser = 1
    case outerBrowRaiser = 2
    case browLowerer = 4
    case upperLidRaiser = 5
    case cheekRaiser = 6
    case lidTightener = 7
    case noseWrinkler = 9
    case upperLipRaiser = 10
    case lipCornerPuller = 12
    case dimpler = 14
    case lipCornerDepressor = 15
    case lowerLipDepressor = 16
    case chinRaiser = 17
    case lipStretcher = 20
    case lipTightener = 23
    case lipPressor = 24
    case lipsPart = 25
    case jawDrop = 26
    case mouthStretch = 27
    case eyesClosed = 43
}
