import Bytes

/// Finds the position of a byte string in O(1) without making a key: open addressing over a seeded hash, so that neither
/// a peer nor a fixture can choose colliding strings.
struct ByteStringIndex: Sendable {
  /// Whether ASCII letters are the same in either case.
  private let ignoresCase: Bool
  /// Positions of the strings, in a table whose size is a power of two and at least twice their number; -1 is free.
  private var slots: [Int32]
  private var strings: [[UInt8]] = []

  /// An empty index.
  init(ignoringCase ignoresCase: Bool = false) {
    self.ignoresCase = ignoresCase
    slots = Array(repeating: -1, count: 8)
  }

  /// The number of strings.
  var count: Int { strings.count }

  /// Adds a string at position ``count``; when it is there already, nothing is added and its position is returned.
  mutating func insert(_ string: [UInt8]) -> Int? {
    if (strings.count + 1) * 2 > slots.count { grow() }
    let slot = slot(of: string.span)
    guard slots[slot] < 0 else { return Int(slots[slot]) }
    slots[slot] = Int32(truncatingIfNeeded: strings.count)
    strings.append(string)
    return nil
  }

  /// The position of `string`, or nil.
  func position(of string: Span<UInt8>) -> Int? {
    let position = slots[slot(of: string)]
    return position < 0 ? nil : Int(position)
  }

  /// The slot that holds `string`, or the free one where it belongs.
  private func slot(of string: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = hash(string) & mask
    let strings = strings.span
    // In constant time: the strings may be secrets.
    while slots[slot] >= 0,
      !isEqualInConstantTime(string, to: strings[Int(slots[slot])].span, ignoringCase: ignoresCase)
    {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (position, string) in strings.enumerated() {
      slots[slot(of: string.span)] = Int32(truncatingIfNeeded: position)
    }
  }

  private func hash(_ string: Span<UInt8>) -> Int {
    var hasher = Hasher()
    if ignoresCase {
      for index in string.indices { hasher.combine(string[index].asciiLowercased) }
    } else {
      unsafe string.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
    }
    return hasher.finalize()
  }
}

extension ByteStringIndex: CustomReflectable {
  /// Nothing: the strings may be secrets, and `dump` and test failures look at mirrors.
  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
