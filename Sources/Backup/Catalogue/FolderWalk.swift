/// Folders one after the other: of a session's mailboxes, of one mailbox, or a single one. Nothing is copied.
package struct FolderWalk: Sequence, IteratorProtocol {
  /// A folder, the mailbox that it belongs to, and its id.
  package typealias Place = (mailbox: Mailbox, folder: Folder, id: FolderID)

  private let world: World?
  private let mailboxes: MailboxSelection
  private var mailbox: Mailbox?
  /// How many of the mailboxes have been begun.
  private var begun = 0
  /// The folders of the mailbox that are still to come.
  private var folders: Range<Int>

  /// The folders of a session's mailboxes, in the session's order.
  package init(of mailboxes: MailboxSelection, in world: World) {
    self.world = world
    self.mailboxes = mailboxes
    folders = 0..<0
  }

  /// The folders of a mailbox.
  package init(of mailbox: Mailbox) {
    self.init(of: mailbox, mailbox.folders.indices)
  }

  /// The folder of a mailbox at a place that it has.
  package init(of mailbox: Mailbox, folder: Int) {
    self.init(of: mailbox, mailbox.folders.indices.clamped(to: folder..<(folder + 1)))
  }

  private init(of mailbox: Mailbox, _ folders: Range<Int>) {
    world = nil
    mailboxes = .all(0..<0)
    self.mailbox = mailbox
    self.folders = folders
  }

  /// The next folder; nil behind the last.
  package mutating func next() -> Place? {
    while folders.isEmpty {
      guard let world, begun < mailboxes.count else { return nil }
      let next = world.mailboxes[mailboxes[begun]]
      mailbox = next
      folders = next.folders.indices
      begun += 1
    }
    guard let mailbox, let index = folders.popFirst() else { return nil }
    return (mailbox, mailbox.folders[index], mailbox.folderID(index))
  }
}

/// A folder's well-known place (openapi); raw values are the vendor's spelling.
package enum FolderCategory: String, Sendable {
  case inbox = "Inbox"
  case outbox = "Outbox"
  case sent = "Sent"
  case deleted = "Deleted"
  case drafts = "Drafts"
  case purges = "Purges"
  case discoveryHolds = "DiscoveryHolds"
  case junk = "Junk"
  case other = "None"
}

extension Folder {
  /// What the fixtures' role and hold say, or Exchange's English name for the place (assumed).
  package var category: FolderCategory {
    switch (role, hold) {
    case (.drafts, _): return .drafts
    case (.deletedItems, _): return .deleted
    case (nil, .inPlace): return .discoveryHolds
    case (nil, .litigation): return .purges
    case (nil, nil): return Self.categories.first { $0.name == name }?.category ?? .other
    }
  }

  private static let categories: [(name: String, category: FolderCategory)] = [
    ("Inbox", .inbox), ("Outbox", .outbox), ("Sent Items", .sent), ("Junk Email", .junk),
  ]
}
