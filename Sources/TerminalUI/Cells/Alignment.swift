/// Where text stands in the room it is given.
package enum Alignment: Sendable, Hashable {
    case leading
    case center
    case trailing
}
