package import Bytes

/// Names a folder of a mailbox. Nothing is stored for an id: it says by itself where the folder is.
package struct FolderID: Hashable, Sendable {
  /// The mailbox.
  package let mailbox: UUID
  /// The folder's place in the mailbox, from 0.
  package let folder: UInt32

  /// The id of the folder at `folder` of a mailbox, whether or not there is one.
  package init(mailbox: UUID, folder: UInt32) {
    self.mailbox = mailbox
    self.folder = folder
  }

  /// Reads an id as ``append(to:)`` writes it, and nothing else.
  package init?(parsing text: Span<UInt8>) {
    guard var entry = EntryID(parsing: text, kind: .folder) else { return nil }
    mailbox = UUID(high: entry.next(), low: entry.next())
    folder = entry.next()
  }

  /// Appends the id as it stands in paths and bodies: 48 characters of Base64, two of them padding.
  package func append(to bytes: inout [UInt8]) {
    var entry = EntryID(kind: .folder)
    entry.append(mailbox.high)
    entry.append(mailbox.low)
    entry.append(folder)
    entry.appendText(to: &bytes)
  }
}
