extension Fixtures {
  /// Numbers of items by how the backup compares with the live mailbox, each from 0 to 1,000,000,000.
  public struct Items: Sendable, Equatable {
    /// Items that are the same in both: skipped.
    public var unchanged: Int
    /// Items that differ: merged where changed items are restored, else skipped.
    public var changed: Int
    /// Items that the live mailbox lacks: created where deleted items are restored, else skipped.
    public var missing: Int
    /// Items whose restore fails.
    public var failing: Int

    /// Numbers of items.
    public init(unchanged: Int = 0, changed: Int = 0, missing: Int = 0, failing: Int = 0) {
      self.unchanged = unchanged
      self.changed = changed
      self.missing = missing
      self.failing = failing
    }
  }
}
