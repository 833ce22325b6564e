extension Mailbox {
  /// The id of the folder at `index`.
  package func folderID(_ index: Int) -> FolderID {
    FolderID(mailbox: id, folder: UInt32(truncatingIfNeeded: index))
  }

  /// The place of the folder that `id` names; nil where that is none of this mailbox.
  package func position(of id: FolderID) -> Int? {
    guard id.mailbox == self.id, id.folder < folders.count else { return nil }
    return Int(id.folder)
  }

  /// The item that `id` names; nil where that is none of this mailbox.
  package func item(_ id: ItemID) -> Item? {
    position(of: id.folder).flatMap { Item(id, in: folders[$0]) }
  }
}
