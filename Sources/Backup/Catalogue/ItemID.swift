import Bytes

/// Names an item of a folder. Nothing is stored for an id: it says by itself where the item is.
package struct ItemID: Hashable, Sendable {
  /// The folder.
  package let folder: FolderID
  /// The item's number in the folder, from 0.
  package let number: UInt32

  /// The id of the item with that number, whether or not there is one.
  package init(folder: FolderID, number: UInt32) {
    self.folder = folder
    self.number = number
  }

  /// Reads an id as ``append(to:)`` writes it, and nothing else.
  package init?(parsing text: Span<UInt8>) {
    guard var entry = EntryID(parsing: text, kind: .item) else { return nil }
    folder = FolderID(mailbox: UUID(high: entry.next(), low: entry.next()), folder: entry.next())
    number = entry.next()
  }

  /// The length of the text form, in bytes.
  package static let textLength = 52

  /// Appends the id as it stands in paths and bodies: ``textLength`` characters of Base64, one of them padding.
  package func append(to bytes: inout [UInt8]) {
    var entry = EntryID(kind: .item)
    entry.append(folder.mailbox.high)
    entry.append(folder.mailbox.low)
    entry.append(folder.folder)
    entry.append(number)
    entry.appendText(to: &bytes)
  }
}
