extension Fixtures {
  /// The well-known folders that a bulk restore can leave out.
  public enum FolderRole: String, Sendable, CaseIterable {
    /// Left out by `excludeDrafts`.
    case drafts
    /// Left out by `excludeDeletedItems`.
    case deletedItems
  }
}
