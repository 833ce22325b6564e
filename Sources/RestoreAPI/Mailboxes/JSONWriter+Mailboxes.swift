import Backup
import HTTP1
import JSONText

extension JSONWriter {
  /// A mailbox of a restore session, its members in the order of the real server (observed).
  mutating func value(_ mailbox: Mailbox, in session: RestoreSession, using scratch: inout Scratch) {
    beginObject()
    members(mailbox, using: &scratch.text)
    beginObject("_links")
    scratch.link.replace(withPathOf: mailbox.id, in: session)
    link("self", &scratch.link)
    link("folders", &scratch.link, "/folders?parentId=null")
    link("allfolders", &scratch.link, "/folders")
    link("items", &scratch.link, "/items")
    endObject()
    endObject()
  }

  /// The folder at that place of a mailbox, its members in the order of the vendor's document.
  mutating func value(
    folder index: Int, of mailbox: Mailbox, in session: RestoreSession, using scratch: inout Scratch
  ) {
    let folder = mailbox.folders[index]
    let id = mailbox.folderID(index)
    beginObject()
    member("name", folder.name)
    member("type", "None")
    member("category", folder.category.rawValue)
    beginObject("_links")
    scratch.link.replace(withPathOf: mailbox.id, in: session)
    link("self", &scratch.link, "/folders/", id.append)
    link("mailbox", &scratch.link)
    link("children", &scratch.link, "/folders?parentId=", id.append)
    link("items", &scratch.link, "/items?folderId=", id.append)
    endObject()
    member("id", id.append, using: &scratch.text)
    endObject()
  }

  /// An item of a mailbox, whose path is `scratch.link`, its members in the order of the vendor's document.
  mutating func value(_ item: Item, of mailbox: Mailbox, using scratch: inout Scratch) {
    beginObject()
    member("from", item.from)
    member("to", mailbox.appendAddress, using: &scratch.text)
    member("sent", item.sent, using: &scratch.text)
    member("received", item.received, using: &scratch.text)
    member("reminder", item.hasReminder)
    beginArray("attachments")
    if let attachment = item.attachment {
      beginObject()
      member("name", attachment.name)
      member("sizeBytes", attachment.sizeBytes)
      endObject()
    }
    endArray()
    member("subject", item.subject)
    member("itemClass", Item.itemClass)
    member("importance", item.importance.rawValue)
    beginObject("_links")
    link("self", &scratch.link, "/items/", item.id.append)
    link("parent", &scratch.link, "/folders/", item.id.folder.append)
    link("mailbox", &scratch.link)
    endObject()
    member("id", item.id.append, using: &scratch.text)
    endObject()
  }
}

extension [UInt8] {
  /// Puts the path of a mailbox in place of the contents, as links have it.
  mutating func replace(withPathOf mailbox: UUID, in session: RestoreSession) {
    replace(withPathOfSession: session.id)
    append("/organization/mailboxes/")
    mailbox.append(to: &self)
  }
}

extension Mailbox {
  /// Appends name and address as mail has them.
  fileprivate func appendAddress(to bytes: inout [UInt8]) {
    bytes.append(name.utf8.span)
    bytes.append(" <")
    bytes.append(email.utf8.span)
    bytes.append(">")
  }
}
