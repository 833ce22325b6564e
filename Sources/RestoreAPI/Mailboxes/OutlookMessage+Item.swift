import Backup
import Bytes
import Outlook

extension OutlookMessage {
  /// The message file of an item of `mailbox`, which says what the item's JSON says.
  init(_ item: Item, of mailbox: Mailbox) {
    let kind = item.kind
    self.init(messageClass: kind.itemClass, subject: item.title)
    let own = OutlookAddress(name: mailbox.name, address: mailbox.email)
    received = FileTime(item.received)
    body = item.body
    switch kind {
    case .message:
      sender = OutlookAddress(item.sender)
      sent = FileTime(item.sent)
      importance = OutlookImportance(item.importance)
      recipients = [OutlookRecipient(.to, own)]
      if let cc = item.cc { recipients.append(OutlookRecipient(.cc, OutlookAddress(cc))) }
      if let bcc = item.bcc { recipients.append(OutlookRecipient(.bcc, OutlookAddress(bcc))) }
    case .appointment:
      sender = OutlookAddress(item.sender)
      recipients = [OutlookRecipient(.to, own), OutlookRecipient(.to, OutlookAddress(item.other))]
      details = item.appointment.details
    case .discussion:
      sender = OutlookAddress(item.sender)
      importance = OutlookImportance(item.importance)
    case .contact: details = item.contact.details(of: item.sender)
    case .journal: details = item.journal.details(from: item.received)
    case .task: details = item.task.details(of: mailbox.name)
    case .contactGroup, .stickyNote: break
    }
    if let attachment = item.attachment {
      attachments = [OutlookAttachment(name: attachment.name, bytes: attachment.content)]
    }
  }
}

extension FileTime {
  /// The same time.
  init(_ time: Timestamp) { self.init(ticksSince1970: time.ticks) }
}

extension OutlookAddress {
  fileprivate init(_ address: ItemAddress) { self.init(name: address.name, address: address.address) }
}

extension OutlookImportance {
  fileprivate init(_ importance: ItemImportance) {
    self =
      switch importance {
      case .low: .low
      case .normal: .normal
      case .high: .high
      }
  }
}

extension ItemAttachment {
  /// As many bytes as it is said to have: a line that says what it is, over and over.
  fileprivate var content: [UInt8] {
    let line = Array("The emulator made this file up: \(name)\r\n".utf8)
    let length = Int(sizeBytes)
    var content: [UInt8] = []
    content.reserveCapacity(length + line.count)
    while content.count < length { content.append(line.span) }
    content.removeLast(content.count - length)
    return content
  }
}

extension AppointmentDetails {
  fileprivate var details: [OutlookDetail] {
    let minutes = (end.seconds - start.seconds) / 60
    var details = [
      OutlookDetail(.named(.appointment, 0x820D), .time(FileTime(start))),
      OutlookDetail(.named(.appointment, 0x820E), .time(FileTime(end))),
      OutlookDetail(.named(.appointment, 0x8213), .integer(Int32(truncatingIfNeeded: minutes))),
      OutlookDetail(.named(.appointment, 0x8208), .text(location)),
      OutlookDetail(.named(.appointment, 0x8223), .flag(recurrence != nil)),
    ]
    if let recurrence { details.append(OutlookDetail(.named(.appointment, 0x8232), .text(recurrence))) }
    return details
  }
}

extension ContactDetails {
  fileprivate func details(of person: ItemAddress) -> [OutlookDetail] {
    let tags: [(tag: UInt16, text: String)] = [
      (0x3001, person.name), (0x3A16, company), (0x3A17, jobTitle), (0x3A08, businessPhone), (0x3A09, homePhone),
      (0x3A1C, mobile), (0x3A24, fax),
    ]
    let named: [(number: UInt16, text: String)] = [
      (0x8005, fileAs), (0x801B, address), (0x802B, webPage), (0x8062, person.address), (0x8080, person.name),
      (0x8082, "SMTP"), (0x8083, person.address),
    ]
    return tags.map { OutlookDetail(.tag($0.tag), .text($0.text)) }
      + named.map { OutlookDetail(.named(.address, $0.number), .text($0.text)) }
  }
}

extension JournalDetails {
  fileprivate func details(from start: Timestamp) -> [OutlookDetail] {
    let end = Timestamp(clampingSeconds: start.seconds + Int64(hours) * 3600)
    return [
      OutlookDetail(.tag(0x3A16), .text(company)), OutlookDetail(.named(.journal, 0x8700), .text(entryType)),
      OutlookDetail(.named(.journal, 0x8706), .time(FileTime(start))),
      OutlookDetail(.named(.journal, 0x8707), .integer(Int32(truncatingIfNeeded: hours * 60))),
      OutlookDetail(.named(.journal, 0x8708), .time(FileTime(end))),
    ]
  }
}

extension TaskDetails {
  fileprivate func details(of owner: String) -> [OutlookDetail] {
    let number = Status.allCases.firstIndex(of: status) ?? 0
    return [
      OutlookDetail(.named(.task, 0x8101), .integer(Int32(truncatingIfNeeded: number))),
      OutlookDetail(.named(.task, 0x8102), .number(Double(quarters) / 4)),
      OutlookDetail(.named(.task, 0x8104), .time(FileTime(start))),
      OutlookDetail(.named(.task, 0x8105), .time(FileTime(due))),
      OutlookDetail(.named(.task, 0x811C), .flag(status == .completed)),
      OutlookDetail(.named(.task, 0x811F), .text(owner)),
    ]
  }
}
