/// What has been restored of one mailbox in one session, for the setting `stateful`: restored items are `unchanged` from
/// then on.
package struct RestoreProgress: Hashable, Sendable {
  /// By folder; empty as long as nothing was restored.
  var folders: [FolderProgress] = []

  /// Nothing restored yet.
  package init() {}

  /// Makes a place for each of the mailbox's folders.
  mutating func begin(_ count: Int) {
    guard folders.count < count else { return }
    folders.append(contentsOf: repeatElement(FolderProgress(), count: count - folders.count))
  }
}
