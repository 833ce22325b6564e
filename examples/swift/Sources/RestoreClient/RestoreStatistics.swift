/// What a restore did, in numbers of items.
public struct RestoreStatistics: Decodable, Equatable, Sendable {
  /// Items that the mailbox lacked.
  public let created: Int
  /// Items that had changed.
  public let merged: Int
  /// Items that could not be restored.
  public let failed: Int
  /// Items that were there already.
  public let skipped: Int

  /// Numbers to compare with.
  public init(created: Int = 0, merged: Int = 0, failed: Int = 0, skipped: Int = 0) {
    self.created = created
    self.merged = merged
    self.failed = failed
    self.skipped = skipped
  }

  enum CodingKeys: String, CodingKey {
    case created = "createdItemsCount"
    case merged = "mergedItemsCount"
    case failed = "failedItemsCount"
    case skipped = "skippedItemsCount"
  }
}
