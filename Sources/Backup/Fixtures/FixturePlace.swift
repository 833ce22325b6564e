import JSONText

/// An origin as people and tools look it up.
struct FixturePlace {
  /// From 1.
  let line: Int
  /// From 1, in Unicode scalars.
  let column: Int
  /// The name or value there.
  let pointer: JSONPointer
}
