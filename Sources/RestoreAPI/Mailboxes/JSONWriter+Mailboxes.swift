import Backup
import Bytes
import HTTP1
import JSONText

extension JSONWriter {
  /// A mailbox of a restore session, its members in the order of the real server (observed).
  mutating func value(_ mailbox: Mailbox, in session: RestoreSession, _ version: APIVersion) {
    beginObject()
    members(mailbox)
    beginObject("_links")
    beginLinks(version, ofMailbox: mailbox.id, in: session)
    link("self")
    link("folders", "/folders?parentId=null")
    link("allfolders", "/folders")
    link("items", "/items")
    endObject()
    endObject()
  }

  /// The folder at that place of a mailbox, its members in the order of the vendor's document.
  mutating func value(
    folder index: Int, of mailbox: Mailbox, in session: RestoreSession, _ version: APIVersion
  ) {
    let folder = mailbox.folders[index]
    let id = mailbox.folderID(index)
    beginObject()
    member("name", folder.name)
    member("type", "None")
    member("category", folder.category.rawValue)
    if version.members.contains(.mailboxIDs) { member("mailboxId", mailbox.id) }
    beginObject("_links")
    beginLinks(version, ofMailbox: mailbox.id, in: session)
    link("self", "/folders/", id.append)
    link("mailbox")
    link("children", "/folders?parentId=", id.append)
    link("items", version.itemsOfFolder, id.append)
    endObject()
    member("id", id.append)
    endObject()
  }
}

extension Mailbox {
  /// Appends name and address as mail has them.
  func appendAddress(to bytes: inout [UInt8]) {
    bytes.append(name.utf8.span)
    bytes.append(" <")
    bytes.append(email.utf8.span)
    bytes.append(">")
  }
}
