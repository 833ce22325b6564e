extension OutlookMessage {
  /// The bytes of the message file.
  package func file() throws(OutlookError) -> [UInt8] {
    var names = NamedProperties()
    var nodes = properties(&names).nodes
    for (index, recipient) in recipients.enumerated() {
      nodes.append((Self.storageName("recip", index), .storage(recipient.properties(at: index).nodes)))
    }
    for (index, attachment) in attachments.enumerated() {
      nodes.append((Self.storageName("attach", index), .storage(attachment.properties(at: index).nodes)))
    }
    nodes.append(("__nameid_version1.0", names.node))
    return try CompoundFile(rootClass: Self.rootClass, nodes).bytes()
  }

  /// What says that a compound file is a message: {00020D0B-0000-0000-C000-000000000046}.
  private static let rootClass: [UInt8] = [0x0B, 0x0D, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]

  private static func storageName(_ kind: String, _ index: Int) -> String {
    "__\(kind)_version1.0_#" + PropertyList.hexadecimal(UInt32(truncatingIfNeeded: index))
  }

  /// The message's own properties.
  private func properties(_ names: inout NamedProperties) -> PropertyList {
    var head: [UInt8] = []
    head.append(littleEndian: UInt64(0))
    // The numbers that the next recipient and attachment would have, and how many there are.
    for count in [recipients.count, attachments.count, recipients.count, attachments.count] {
      head.append(littleEndian: UInt32(truncatingIfNeeded: count))
    }
    head.append(littleEndian: UInt64(0))
    var list = PropertyList(behind: head)
    list.add(0x001A, messageClass)
    list.add(0x0037, subject)
    list.add(0x0E1D, subject)
    list.add(0x0070, subject)
    list.add(0x0017, importance.rawValue)
    list.add(0x0039, sent)
    list.add(0x0E06, received)
    list.add(0x3007, sent ?? received)
    list.add(0x3008, received ?? sent)
    addSender(to: &list)
    list.add(0x0E04, displayed(.to))
    list.add(0x0E03, displayed(.cc))
    list.add(0x0E02, displayed(.bcc))
    // It was read, and perhaps has attachments.
    list.add(0x0E07, attachments.isEmpty ? 0x01 : 0x11)
    list.add(0x0E1B, .flag(!attachments.isEmpty))
    list.add(0x1000, body)
    // Texts are Unicode; bytes of a text without a code page would be UTF-8.
    list.add(0x340D, 0x0004_0000)
    list.add(0x3FDE, 65001)
    for detail in details { list.add(names.tag(of: detail.name), detail.value) }
    return list
  }

  /// Who sent it, and for whom: the same.
  private func addSender(to list: inout PropertyList) {
    guard let sender else { return }
    for (name, type, address, smtp): (UInt16, UInt16, UInt16, UInt16) in [
      (0x0C1A, 0x0C1E, 0x0C1F, 0x5D01), (0x0042, 0x0064, 0x0065, 0x5D02),
    ] {
      list.add(name, sender.name)
      list.add(type, "SMTP")
      list.add(address, sender.address)
      list.add(smtp, sender.address)
    }
  }

  /// The names of the recipients of a kind.
  private func displayed(_ kind: OutlookRecipient.Kind) -> String {
    recipients.filter { $0.kind == kind }.map(\.address.name).joined(separator: "; ")
  }
}

extension OutlookRecipient {
  /// The properties of the recipient at `index`.
  fileprivate func properties(at index: Int) -> PropertyList {
    var list = PropertyList(behind: [UInt8](repeating: 0, count: 8))
    list.add(0x0C15, kind.rawValue)
    list.add(0x0FFE, 6)
    list.add(0x3000, Int32(truncatingIfNeeded: index))
    list.add(0x3001, address.name)
    list.add(0x3002, "SMTP")
    list.add(0x3003, address.address)
    list.add(0x39FE, address.address)
    list.add(0x3900, 0)
    return list
  }
}

extension OutlookAttachment {
  /// The properties of the attachment at `index`.
  fileprivate func properties(at index: Int) -> PropertyList {
    var list = PropertyList(behind: [UInt8](repeating: 0, count: 8))
    list.add(0x0E20, Int32(clamping: bytes.count))
    list.add(0x0E21, Int32(truncatingIfNeeded: index))
    list.add(0x0FFE, 7)
    list.add(0x3001, name)
    list.add(0x3701, .bytes(bytes))
    if let point = name.lastIndex(of: ".") { list.add(0x3703, String(name[point...])) }
    list.add(0x3704, name)
    // The bytes are part of the file.
    list.add(0x3705, 1)
    list.add(0x3707, name)
    // It is shown nowhere in the text.
    list.add(0x370B, -1)
    return list
  }
}
