/// Byte strings of which each may be given once, with the place of each.
struct UniqueNames {
  /// For the world: positions in the order of the fixtures.
  private(set) var index: ByteStringIndex
  private var origins: [Origin] = []

  /// No names; `ignoresCase` makes ASCII letters the same in either case.
  init(ignoringCase ignoresCase: Bool = false) {
    index = ByteStringIndex(ignoringCase: ignoresCase)
  }

  /// Adds `name`; when it is there already, nothing is added and the place of the first is returned. An empty name,
  /// which is a problem already, is no name.
  mutating func insert(_ name: [UInt8], at origin: Origin) -> Origin? {
    guard !name.isEmpty else { return nil }
    if let position = index.insert(name) { return origins[position] }
    origins.append(origin)
    return nil
  }

  /// Adds the UTF-8 bytes of `name`.
  mutating func insert(_ name: String, at origin: Origin) -> Origin? {
    insert(Array(name.utf8), at: origin)
  }
}
