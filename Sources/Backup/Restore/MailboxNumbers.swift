/// How many items of a mailbox there are in each state, in all its folders together.
package struct MailboxNumbers: Hashable, Sendable {
  /// Items that are the same in the live mailbox.
  package private(set) var unchanged: Int64 = 0
  /// Items that differ there.
  package private(set) var changed: Int64 = 0
  /// Items that it lacks.
  package private(set) var missing: Int64 = 0
  /// Items whose restore fails.
  package private(set) var failing: Int64 = 0

  /// Those of `mailbox` after the restores that `progress` remembers: what was restored is unchanged.
  package init(of mailbox: Mailbox, after progress: RestoreProgress = RestoreProgress()) {
    for (index, folder) in mailbox.folders.enumerated() {
      let restored = progress.folders.indices.contains(index) ? progress.folders[index] : FolderProgress()
      unchanged += Int64(folder.items.unchanged)
      changed += take(folder.items, in: .changed, restored)
      missing += take(folder.items, in: .missing, restored)
      failing += Int64(folder.items.failing)
    }
  }

  /// How many items are still in a state; the others have become unchanged.
  private mutating func take(_ items: ItemNumbers, in state: ItemState, _ restored: FolderProgress) -> Int64 {
    let count = restored.count(in: items.numbers(of: state))
    unchanged += count
    return Int64(items.count(of: state)) - count
  }
}
