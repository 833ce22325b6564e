import JSONText

/// What the reader and the writer know of a kind of fixture object: its members, in the order in which they are written.
struct FixtureTable<Value: Sendable, Draft: Sendable>: Sendable {
  /// The kind with its article, for example `a mailbox`.
  let kind: String
  /// ``ObjectScan/width`` at most.
  let fields: [FixtureField<Value, Draft>]
  private let names: [[UInt8]]

  init(_ kind: String, _ fields: [FixtureField<Value, Draft>]) {
    self.kind = kind
    self.fields = fields
    names = fields.map { Array($0.name.description.utf8) }
  }

  /// The names in quotes, for a problem's text.
  var quotedNames: String {
    fields.map { "\"\($0.name)\"" }.joined(separator: ", ")
  }

  /// The index of the member called `name`; `guess` is tried first, because files repeat an order.
  func index(of name: JSONString, guess: Int, in text: Span<UInt8>) -> Int? {
    if guess < names.count, spells(name, guess, in: text) { return guess }
    for index in names.indices where spells(name, index, in: text) { return index }
    return nil
  }

  private func spells(_ name: JSONString, _ index: Int, in text: Span<UInt8>) -> Bool {
    let known = names[index]
    return name.equals(known.span, in: text)
  }
}

/// How far a fixture object has been read, and which members it had.
struct ObjectScan {
  /// Where it begins.
  let origin: Origin
  /// Where the next member is looked for first.
  var guess = 0
  /// One bit for each member seen.
  private var seen: UInt32 = 0

  /// A scan before the first member.
  init(origin: Origin) { self.origin = origin }

  /// Notes the member at `index` of its table; false when it was there before.
  mutating func insert(_ index: Int) -> Bool {
    let bit = Self.bit(of: index)
    guard seen & bit == 0 else { return false }
    seen |= bit
    return true
  }

  /// Whether the member at `index` of its table was there.
  func contains(_ index: Int) -> Bool {
    seen & Self.bit(of: index) != 0
  }

  /// How many members a table may have: a shift beyond gives no bit at all.
  static var width: Int { UInt32.bitWidth }

  private static func bit(of index: Int) -> UInt32 {
    assert(index < width)
    return 1 << UInt32(index)
  }
}
