import JSONText

/// The members of a folder's items.
enum ItemsMember: String, FixtureMember {
  case unchanged
  case changed
  case missing
  case failing

  static let table = MemberTable<Self>("a folder's items")
}

extension FixtureReader {
  /// Numbers of items, each 0 unless told.
  mutating func itemNumbers(_ value: JSONToken) throws(JSONError) -> ItemNumbers {
    var object = try beginObject(value, ItemsMember.self)
    var items = ItemNumbers()
    while let (member, value) = try next(in: &object) {
      // The range fits 32 bits.
      let number = UInt32(truncatingIfNeeded: try integer(value, in: ItemNumbers.range))
      switch member {
      case .unchanged: items.unchanged = number
      case .changed: items.changed = number
      case .missing: items.missing = number
      case .failing: items.failing = number
      }
    }
    return items
  }
}
