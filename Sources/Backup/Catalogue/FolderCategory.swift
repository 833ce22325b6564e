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
