import Backup
import Bytes
import JSONText

extension JSONWriter {
  /// An item of a mailbox, whose path is ``base``, its members in the order that the vendor's document has for its kind.
  mutating func value(_ item: Item, of mailbox: Mailbox, _ version: APIVersion) {
    let kind = item.kind
    beginObject()
    if version.members.contains(.mailboxIDs) { member("mailboxId", mailbox.id) }
    switch kind {
    case .message: members(ofMessage: item, to: mailbox)
    case .appointment: members(ofAppointment: item, in: mailbox)
    case .contactGroup: member("name", item.subject)
    case .contact: members(ofContact: item)
    case .discussion: members(ofDiscussion: item, isWhole: version.members.contains(.discussionDetails))
    case .journal: members(ofJournal: item)
    case .stickyNote: members(ofStickyNote: item)
    case .task: members(ofTask: item, owner: mailbox)
    }
    if kind != .message, kind != .discussion { member("itemClass", kind.itemClass) }
    beginObject("_links")
    link("self", "/items/", item.id.append)
    link("parent", "/folders/", item.id.folder.append)
    link("mailbox")
    endObject()
    member("id", item.id.append)
    endObject()
  }

  private mutating func members(ofMessage item: Item, to mailbox: Mailbox) {
    member("from", item.from)
    if let cc = item.cc { member("cc", cc.text) }
    if let bcc = item.bcc { member("bcc", bcc.text) }
    member("to", mailbox.appendAddress)
    member("sent", item.sent)
    member("received", item.received)
    member("reminder", item.hasReminder)
    attachments(of: item)
    member("subject", item.subject)
    member("itemClass", ItemKind.message.itemClass)
    member("importance", item.importance.rawValue)
  }

  private mutating func members(ofAppointment item: Item, in mailbox: Mailbox) {
    let appointment = item.appointment
    attachments(of: item)
    member("organizer", item.from)
    member("attendees") { bytes in
      mailbox.appendAddress(to: &bytes)
      bytes.append("; ")
      bytes.append(item.other.text.utf8.span)
    }
    member("startTime", appointment.start)
    member("endTime", appointment.end)
    member("location", appointment.location)
    member("subject", item.subject)
    if let recurrence = appointment.recurrence { member("recurrencePatternFormat", recurrence) }
    member("recurring", appointment.recurrence != nil)
  }

  private mutating func members(ofContact item: Item) {
    let contact = item.contact
    let person = item.sender
    member("address", contact.address)
    member("businessPhone", contact.businessPhone)
    member("company", contact.company)
    member("displayAs", person.name)
    member("email", person.address)
    member("fax", contact.fax)
    member("fileAs", contact.fileAs)
    member("fullName", person.name)
    member("homePhone", contact.homePhone)
    member("imAddress", person.address)
    member("jobTitle", contact.jobTitle)
    member("mobile", contact.mobile)
    member("webPage", contact.webPage)
  }

  private mutating func members(ofDiscussion item: Item, isWhole: Bool) {
    member("from", item.from)
    if isWhole { member("subject", item.subject) }
    member("postedOn", item.received)
    member("itemClass", ItemKind.discussion.itemClass)
    guard isWhole else { return }
    attachments(of: item)
    member("importance", item.importance.rawValue)
  }

  private mutating func members(ofJournal item: Item) {
    let journal = item.journal
    member("startTime", item.received)
    member("duration", journal.hours)
    member("entryType", journal.entryType)
    member("company", journal.company)
    member("subject", item.subject)
  }

  private mutating func members(ofStickyNote item: Item) {
    member("subject", item.subject)
    member("date", item.received)
  }

  private mutating func members(ofTask item: Item, owner mailbox: Mailbox) {
    let task = item.task
    member("status", task.status.rawValue)
    name("percentComplete")
    // A part of one, as MAPI has it (assumed), and as Json.NET writes a double.
    let parts: [StaticString] = ["0.0", "0.25", "0.5", "0.75", "1.0"]
    parts[min(max(task.quarters, 0), parts.count - 1)].withSpan { raw($0) }
    member("startDate", task.start)
    member("dueDate", task.due)
    member("owner", mailbox.name)
    member("subject", item.subject)
  }

  private mutating func attachments(of item: Item) {
    beginArray("attachments")
    if let attachment = item.attachment {
      beginObject()
      member("name", attachment.name)
      member("sizeBytes", attachment.sizeBytes)
      endObject()
    }
    endArray()
  }
}
