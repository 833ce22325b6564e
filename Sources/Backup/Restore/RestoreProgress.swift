/// What has been restored of one mailbox in one session, for the setting `stateful`: restored items are `unchanged` from
/// then on.
package struct RestoreProgress: Hashable, Sendable {
  /// By folder; empty as long as nothing was restored.
  private var folders: [FolderProgress] = []

  /// Nothing restored yet.
  package init() {}

  /// The progress of the folder at `index` of the mailbox's `count` folders.
  subscript(index: Int, of count: Int) -> FolderProgress {
    get { index < folders.count ? folders[index] : [] }
    set {
      if folders.count < count {
        folders.append(contentsOf: repeatElement([], count: count - folders.count))
      }
      folders[index] = newValue
    }
  }
}
