/// A mailbox item as an Outlook message file holds it (MS-OXMSG): what is told of every kind of item, and ``details`` for the
/// rest.
package struct OutlookMessage: Sendable {
  /// The kind of item, such as `IPM.Note`.
  package let messageClass: String
  /// Its subject.
  package let subject: String
  /// Who wrote it; nil for an item without a sender.
  package var sender: OutlookAddress?
  /// Who received it, in the order in which they are listed.
  package var recipients: [OutlookRecipient] = []
  /// When it was sent.
  package var sent: FileTime?
  /// When it was received.
  package var received: FileTime?
  /// Its text.
  package var body = ""
  /// How urgent it is.
  package var importance = OutlookImportance.normal
  /// The files attached to it.
  package var attachments: [OutlookAttachment] = []
  /// What else is told of its kind.
  package var details: [OutlookDetail] = []

  /// An item of a class, with a subject and nothing else.
  package init(messageClass: String, subject: String) {
    self.messageClass = messageClass
    self.subject = subject
  }
}

/// A name and an address of mail.
package struct OutlookAddress: Sendable {
  package let name: String
  package let address: String

  package init(name: String, address: String) {
    self.name = name
    self.address = address
  }
}

/// Somebody whom a message was sent to.
package struct OutlookRecipient: Sendable {
  /// How it was sent to them; raw values are MAPI's.
  package enum Kind: Int32, Sendable {
    case to = 1
    case cc = 2
    case bcc = 3
  }

  package let kind: Kind
  package let address: OutlookAddress

  package init(_ kind: Kind, _ address: OutlookAddress) {
    self.kind = kind
    self.address = address
  }
}

/// How urgent a message is; raw values are MAPI's.
package enum OutlookImportance: Int32, Sendable {
  case low = 0
  case normal = 1
  case high = 2
}

/// A file attached to a message.
package struct OutlookAttachment: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A time in the form of Windows: steps of 100 nanoseconds since 1601.
package struct FileTime: Hashable, Sendable {
  /// The steps.
  let value: Int64

  /// The time that is so many steps after 1970-01-01T00:00:00Z; 1601 where that is earlier.
  package init(ticksSince1970 ticks: Int64) {
    let (sum, overflow) = ticks.addingReportingOverflow(Self.stepsTo1970)
    value = overflow ? .max : max(0, sum)
  }

  private static let stepsTo1970: Int64 = 116_444_736_000_000_000
}
