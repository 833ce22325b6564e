/// The bytes of a folder's or an item's id, laid out like Exchange's entry ids (documented by example: Base64 with `_`
/// and `-`, and padding): four bytes of flags, a type, the mailbox, the place in it, and a check over all of these, so
/// that an id that was not made here is refused.
struct EntryID {
  /// What is named; raw values are those of MAPI's entry ids.
  enum Kind: UInt16 {
    case folder = 1
    case item = 7

    /// The bytes of an id of this kind.
    fileprivate var length: Int {
      switch self {
      case .folder: EntryID.headLength + 20 + EntryID.checkLength
      case .item: EntryID.headLength + 24 + EntryID.checkLength
      }
    }
  }

  private var bytes = [38 of UInt8](repeating: 0)
  /// How many bytes have been written, or read.
  private var position = 0
  private var check: Mixer

  /// An id to be filled in the order of its layout.
  init(kind: Kind) {
    check = Mixer(UInt64(kind.rawValue))
    store(UInt32(0))
    store(kind.rawValue)
  }

  /// Adds a part of the place.
  mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
    check.mix(UInt64(truncatingIfNeeded: value))
    store(value)
  }

  /// The next part of the place; zeros behind the end.
  mutating func next<Value: FixedWidthInteger & UnsignedInteger>() -> Value {
    var value: Value = 0
    for _ in 0..<min(Value.bitWidth / 8, bytes.count - position) {
      value = value << 8 | Value(truncatingIfNeeded: bytes[position])
      position += 1
    }
    return value
  }

  private mutating func store(_ value: some FixedWidthInteger & UnsignedInteger) {
    for place in stride(from: value.bitWidth - 8, through: 0, by: -8) where position < bytes.count {
      bytes[position] = UInt8(truncatingIfNeeded: value >> place)
      position += 1
    }
  }

  private static let headLength = 6
  private static let checkLength = 8
}

extension EntryID {
  /// Appends the id's text, its check included.
  mutating func appendText(to output: inout [UInt8]) {
    store(check.value)
    for start in stride(from: 0, to: position, by: 3) {
      let count = min(3, position - start)
      var group: UInt32 = 0
      for index in 0..<3 { group = group << 8 | UInt32(index < count ? bytes[start + index] : 0) }
      for digit in 0...3 {
        output.append(digit <= count ? Self.character(group >> (18 - 6 * UInt32(digit)) & 63) : Self.padding)
      }
    }
  }

  /// Reads the text of an id of that kind: the one that ``appendText(to:)`` writes for it, in its only spelling.
  init?(parsing text: Span<UInt8>, kind: Kind) {
    let length = kind.length
    guard text.count == (length + 2) / 3 * 4 else { return nil }
    self.init(kind: kind)
    var decoded = Self(kind: kind)
    decoded.position = 0
    for start in stride(from: 0, to: text.count, by: 4) {
      let count = min(3, length - decoded.position)
      var group: UInt32 = 0
      for digit in 0...3 {
        guard digit <= count else {
          guard text[start + digit] == Self.padding else { return nil }
          group <<= 6
          continue
        }
        guard let value = Self.value(text[start + digit]) else { return nil }
        group = group << 6 | value
      }
      for index in 0..<count { decoded.store(UInt8(truncatingIfNeeded: group >> (16 - 8 * UInt32(index)))) }
      // Bits that stand for nothing must be 0, so that an id has one spelling.
      guard count == 3 || group << (8 + 8 * UInt32(count)) == 0 else { return nil }
    }
    decoded.position = 0
    guard decoded.next() as UInt32 == 0, decoded.next() as UInt16 == kind.rawValue else { return nil }
    append(decoded.next() as UInt64)
    append(decoded.next() as UInt64)
    while position < length - Self.checkLength { append(decoded.next() as UInt32) }
    guard decoded.next() == check.value else { return nil }
    position = Self.headLength
  }

  private static let padding = UInt8(ascii: "=")

  /// The character of six bits in the URL-safe alphabet (RFC 4648, section 5).
  private static func character(_ bits: UInt32) -> UInt8 {
    switch UInt8(truncatingIfNeeded: bits) {
    case let bits where bits < 26: UInt8(ascii: "A") + bits
    case let bits where bits < 52: UInt8(ascii: "a") + (bits - 26)
    case let bits where bits < 62: UInt8(ascii: "0") + (bits - 52)
    case 62: UInt8(ascii: "-")
    default: UInt8(ascii: "_")
    }
  }

  /// The six bits of a character; nil for one that is not of the alphabet.
  private static func value(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
