/// Something that requests are held against, under a name that users may grep for.
package struct Rule: Hashable, Sendable {
  /// A stable name: topic, point, rule.
  package let name: String
  /// How well it is known.
  package let basis: Basis

  /// A rule under its name.
  package init(_ name: String, _ basis: Basis) {
    self.name = name
    self.basis = basis
  }
}
