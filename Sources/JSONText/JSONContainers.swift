/// A container that a text can open.
enum JSONContainer: UInt64 {
  case array = 0
  case object = 1
  /// `new Date(`, whose arguments are read as elements
  case constructor = 2
}

/// The containers that are open, two bits each: as many as ``JSONReader/deepestNesting``.
struct JSONContainers {
  /// Containers open now.
  private(set) var depth = 0
  /// The innermost ones, the last in the lowest bits.
  private var innermost: UInt64 = 0
  /// The outer ones, by the word.
  private var outer = InlineArray<8, UInt64>(repeating: 0)

  /// The innermost container; an array where none is open.
  var last: JSONContainer { JSONContainer(rawValue: innermost & 3) ?? .array }

  /// Whether the innermost container is an object.
  var isInObject: Bool { innermost & 3 == JSONContainer.object.rawValue }

  /// Opens one more; there must be room.
  mutating func open(_ container: JSONContainer) {
    if depth & (Self.perWord - 1) == 0 { outer[depth / Self.perWord] = innermost }
    innermost = innermost << 2 | container.rawValue
    depth += 1
  }

  /// Closes the innermost one, of which there must be one.
  mutating func close() {
    depth -= 1
    innermost = depth & (Self.perWord - 1) == 0 ? outer[depth / Self.perWord] : innermost >> 2
  }

  private static let perWord = 32
}
