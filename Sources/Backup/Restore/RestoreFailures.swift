/// What of a restore fails, whatever was restored before: items in the state ``ItemState/failing``. The page of the vendor's
/// API says nothing of when its answers tell of that (assumed).
package struct RestoreFailures: Sendable {
  /// Folders of which every item fails, and the items of a list that fail.
  package private(set) var exceptions: [Failure] = []
  /// Folders of which some items fail.
  package private(set) var warnings: [Failure] = []
  /// How many folders fail as a whole.
  package private(set) var failedFolders: Int64 = 0

  /// Something that fails.
  package enum Failure: Sendable {
    /// So many items of the folder at that place.
    case folder(Int, items: UInt32)
    /// An item.
    case item(Item)
  }

  /// The most that are listed of either: a request can name more items than an answer should have texts.
  package static let most = 100

  /// What fails of `part` of a mailbox.
  package init(of part: RestorePart, from mailbox: Mailbox) {
    switch part {
    case .folders(let scope):
      for position in mailbox.folders.indices { add(position, of: mailbox, in: scope) }
    case .folder(let position, let scope):
      if mailbox.folders.indices.contains(position) { add(position, of: mailbox, in: scope) }
    case .items(let ids, let scope):
      for item in mailbox.items(ids, in: scope) where item.state == .failing {
        guard Self.append(.item(item), to: &exceptions) else { return }
      }
    }
  }

  private mutating func add(_ position: Int, of mailbox: Mailbox, in scope: RestoreScope) {
    let folder = mailbox.folders[position]
    let items = folder.items.failing
    guard items > 0, !scope.excludes(folder) else { return }
    if items == folder.items.total {
      failedFolders += 1
      _ = Self.append(.folder(position, items: items), to: &exceptions)
    } else {
      _ = Self.append(.folder(position, items: items), to: &warnings)
    }
  }

  /// Lists a failure; false where the list is full.
  private static func append(_ failure: Failure, to list: inout [Failure]) -> Bool {
    guard list.count < most else { return false }
    list.append(failure)
    return true
  }
}
