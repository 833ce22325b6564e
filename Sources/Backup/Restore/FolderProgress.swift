/// Which kinds of a folder's items are back in the live mailbox.
struct FolderProgress: OptionSet, Hashable, Sendable {
  /// The two bits below.
  let rawValue: UInt8

  /// The changed items were merged.
  static let changed = FolderProgress(rawValue: 1)
  /// The missing items were created.
  static let missing = FolderProgress(rawValue: 2)
}
