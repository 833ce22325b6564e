import Verdict

// The rules for what lies below a mailbox.
extension Rule {
  /// A folder named by its id belongs to the mailbox.
  static let folderKnown = Rule("folder.known", .assumed)
  /// An item named by its id belongs to the mailbox.
  static let itemKnown = Rule("item.known", .assumed)

  /// A restore of items names them.
  static let itemsNamed = Rule("items.named", .assumed)
  /// A named item has an id.
  static let itemID = Rule("items.id", .assumed)
}
