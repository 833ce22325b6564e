/// How far a fixture object has been read, and which members it had.
struct ObjectScan<Member: FixtureMember> {
  /// Where it begins.
  let origin: Origin
  /// Whether members may still come.
  var isOpen: Bool
  /// Where the next member is looked for first.
  var guess = 0
  /// One bit for each member seen.
  private var seen: UInt32 = 0

  /// A scan before the first member.
  init(origin: Origin, isOpen: Bool) {
    self.origin = origin
    self.isOpen = isOpen
  }

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
