import Bytes

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
    Base64URL.append(bytes.span.extracting(..<position), to: &output)
    output.append(contentsOf: repeatElement(.equals, count: Self.padding(of: position)))
  }

  /// Reads the text of an id of that kind: the one that ``appendText(to:)`` writes for it, in its only spelling.
  init?(parsing text: Span<UInt8>, kind: Kind) {
    let length = kind.length
    let padding = Self.padding(of: length)
    guard text.count == Base64URL.count(of: length) + padding else { return nil }
    let characters = text.extracting(..<(text.count - padding))
    guard (characters.count..<text.count).allSatisfy({ text[$0] == .equals }) else { return nil }
    self.init(kind: kind)
    var decoded = Self(kind: kind)
    decoded.position = 0
    guard Base64URL.decode(characters, { decoded.store($0) }) else { return nil }
    decoded.position = 0
    guard decoded.next() as UInt32 == 0, decoded.next() as UInt16 == kind.rawValue else { return nil }
    append(decoded.next() as UInt64)
    append(decoded.next() as UInt64)
    while position < length - Self.checkLength { append(decoded.next() as UInt32) }
    guard decoded.next() == check.value else { return nil }
    position = Self.headLength
  }

  /// How many `=` fill up the last group of four characters.
  private static func padding(of length: Int) -> Int { (3 - length % 3) % 3 }
}
