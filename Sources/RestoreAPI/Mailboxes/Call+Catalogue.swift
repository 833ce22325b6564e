import Backup
import HTTP1
import Verdict

extension Call {
  /// The stage "folder of the path": the place of one of the mailbox's.
  func folder(of mailbox: Mailbox) throws(Rejection) -> Int {
    try mailbox.folder(ids.folder, at: PathParameter.folderId.placeholder)
  }

  /// The stage "item of the path": one of the mailbox's.
  func item(of mailbox: Mailbox) throws(Rejection) -> Item {
    guard let item = ids.item.flatMap(mailbox.item) else {
      throw Rejection(.notFound, .unknownItem(ids.item, at: PathParameter.itemId.placeholder))
    }
    return item
  }
}

extension Mailbox {
  /// The place of the folder with that id, which a request has at `pointer`. A text that no folder has for an id is as
  /// unknown as an id without a folder (assumed).
  func folder(_ id: FolderID?, at pointer: String) throws(Rejection) -> Int {
    guard let position = id.flatMap(position) else {
      throw Rejection(
        .notFound,
        Violation(
          .folderKnown, message: Message.unknownResource, at: pointer, expected: "the id of a folder of the mailbox",
          found: id == nil ? "no id of a folder" : "the id of another folder"))
    }
    return position
  }
}

extension Violation {
  /// An item that the mailbox has not, of which a request has the id at `pointer`; nil is a text that no item has for
  /// an id, which is as unknown (assumed).
  static func unknownItem(_ id: ItemID?, at pointer: String) -> Violation {
    Violation(
      .itemKnown, message: Message.unknownResource, at: pointer, expected: "the id of an item of the mailbox",
      found: id == nil ? "no id of an item" : "the id of another item")
  }
}
