/// Numbers of items by how the backup compares with the live mailbox (behaviour.md, section 4).
package struct ItemNumbers: Hashable, Sendable {
  /// Items that are the same in both.
  package var unchanged: UInt32 = 0
  /// Items that differ in the live mailbox.
  package var changed: UInt32 = 0
  /// Items that the live mailbox lacks.
  package var missing: UInt32 = 0
  /// Items whose restore fails.
  package var failing: UInt32 = 0

  /// Numbers of items, each in ``range``.
  package init(unchanged: UInt32 = 0, changed: UInt32 = 0, missing: UInt32 = 0, failing: UInt32 = 0) {
    self.unchanged = unchanged
    self.changed = changed
    self.missing = missing
    self.failing = failing
  }

  /// What fixtures may say (interface.md): enough for any test, and far from overflow when summed.
  package static let range: ClosedRange<Int64> = 0...1_000_000_000
}
