/// The kinds of items that Outlook has (openapi).
package enum ItemKind: CaseIterable, Sendable {
  case message
  case appointment
  case contactGroup
  case contact
  case discussion
  case journal
  case stickyNote
  case task

  /// Its Outlook class.
  package var itemClass: String {
    switch self {
    case .message: "IPM.Note"
    case .appointment: "IPM.Appointment"
    case .contactGroup: "IPM.DistList"
    case .contact: "IPM.Contact"
    case .discussion: "IPM.Post"
    case .journal: "IPM.Activity"
    case .stickyNote: "IPM.StickyNote"
    case .task: "IPM.Task"
    }
  }

  /// Whether files can be attached to it.
  var hasAttachments: Bool { self == .message || self == .appointment || self == .discussion }
}

extension Item {
  /// What it is: a message, but for a small part of each folder. The first item of a folder is always a message, because
  /// clients look at it (assumed).
  package var kind: ItemKind {
    guard id.number > 0 else { return .message }
    return switch kindBits(0..<7) {
    case 0: .appointment
    case 1: .contactGroup
    case 2: .contact
    case 3: .discussion
    case 4: .journal
    case 5: .stickyNote
    case 6: .task
    default: .message
    }
  }

  /// What it is called in lists: of most kinds the subject.
  package var title: String { kind == .contact ? sender.name : subject }
}

/// A name and an address as mail has them: `Grace Hill <grace.hill@partner.example>`.
package struct ItemAddress: Hashable, Sendable {
  /// Both.
  package let text: String

  /// The name.
  package var name: String { text.split(separator: "<").first.map { String($0.dropLast()) } ?? text }

  /// The address.
  package var address: String { text.split(separator: "<").last.map { String($0.dropLast()) } ?? text }
}

/// Who has a message beside the mailbox.
extension Item {
  /// Who sent it.
  package var sender: ItemAddress { ItemAddress(text: from) }

  /// Who got a copy, as of every fourth message or so.
  package var cc: ItemAddress? { kind == .message && kindBits(7..<9) == 0 ? other : nil }

  /// Who got a copy that others do not see, as of every sixteenth or so.
  package var bcc: ItemAddress? {
    guard kind == .message, kindBits(9..<13) == 0 else { return nil }
    return person(beside: otherPlace % Self.others + 1)
  }

  /// Somebody else than the sender.
  package var other: ItemAddress { person(beside: otherPlace) }

  /// How many of the senders that there are did not send it.
  private static let others = UInt64(ItemTexts.senders.count - 1)
  private var otherPlace: UInt64 { kindBits(13..<21) % Self.others + 1 }

  private func person(beside distance: UInt64) -> ItemAddress {
    ItemAddress(text: ItemTexts.sender(at: place + distance))
  }
}
