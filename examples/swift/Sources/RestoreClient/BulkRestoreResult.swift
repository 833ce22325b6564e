/// What a bulk restore did.
public struct BulkRestoreResult: Decodable, Sendable {
  /// `Success`, `Warning` or `Failed`.
  public let status: String
  /// One for each mailbox, in the order in which they were asked for.
  public let details: [Detail]

  /// What it did to one mailbox.
  public struct Detail: Decodable, Sendable {
    /// The mailbox.
    public let mailbox: Mailbox
    /// `Success`, `Warning` or `Failed`.
    public let status: String
    /// Why it failed.
    public let error: String?
    /// The mailbox's part.
    public let details: RestoreStatistics
  }
}
