import Bytes

/// An item of a backed-up mailbox, computed from its id whenever it is read: nothing is stored, and the
/// same id is the same message in every session and process (assumed).
package struct Item: Sendable {
  /// Its id.
  package let id: ItemID
  /// How it compares with the live mailbox.
  package let state: ItemState

  /// The item with that number; nil where `folder` has none.
  init?(_ id: ItemID, in folder: Folder) {
    guard let state = folder.items.state(of: id.number) else { return nil }
    self.id = id
    self.state = state
  }

  /// The subject, which repeats.
  package var subject: String { ItemTexts.subject(at: place) }

  /// The sender's name and address, which repeat.
  package var from: String { ItemTexts.sender(at: place) }

  /// When it was received: the higher the number, the earlier, starting over after some years.
  package var received: Timestamp {
    let age = UInt64(id.number) * Self.secondsApart % Self.oldest + bits(0..<9)
    return Timestamp(clampingSeconds: Self.newest - Int64(age))
  }

  /// When it was sent: up to a minute before.
  package var sent: Timestamp {
    Timestamp(clampingSeconds: received.seconds - 1 - Int64(bits(9..<14)))
  }

  /// Mostly normal.
  package var importance: ItemImportance {
    switch bits(14..<18) {
    case 0: .high
    case 1: .low
    default: .normal
    }
  }

  /// Whether a reminder is set, as on a few.
  package var hasReminder: Bool { bits(18..<23) == 0 }

  /// The file that hangs on it, as on every fourth or so of the kinds that can have one.
  package var attachment: ItemAttachment? {
    guard bits(23..<25) == 0, kind.hasAttachments else { return nil }
    let name = ItemTexts.attachments[Int(bits(25..<33)) % ItemTexts.attachments.count]
    return ItemAttachment(name: name, sizeBytes: 1_000 + Int64(bits(33..<54)))
  }

  /// Its size in bytes, its attachment included.
  package var sizeBytes: Int64 { 2_000 + Int64(bits(54..<64)) * 30 + (attachment?.sizeBytes ?? 0) }

  /// The place of its texts in their endless sequence.
  var place: UInt64 { id.folder.textsStart + UInt64(id.number) }

  /// Some of the bits in which its id is spread.
  private func bits(_ range: Range<UInt64>) -> UInt64 {
    Self.part(range, of: spread)
  }

  /// The same of other bits, for what depends on its kind.
  func kindBits(_ range: Range<UInt64>) -> UInt64 {
    var mixer = spread
    mixer.mix(1)
    return Self.part(range, of: mixer)
  }

  private var spread: Mixer {
    var mixer = id.folder.mixer
    mixer.mix(UInt64(id.number))
    return mixer
  }

  private static func part(_ range: Range<UInt64>, of mixer: Mixer) -> UInt64 {
    mixer.value >> range.lowerBound & (1 << (range.upperBound - range.lowerBound) - 1)
  }

  /// Just before the default fixtures' sessions were opened: 2025-12-31T18:00:00Z.
  private static let newest: Int64 = 1_767_204_000
  /// Ten minutes and some: a mailbox that gets a few messages an hour.
  private static let secondsApart: UInt64 = 613
  /// Five years.
  private static let oldest: UInt64 = 157_680_000
}

extension FolderID {
  /// Spreads what is generated for the folder's items.
  fileprivate var mixer: Mixer {
    var mixer = Mixer(mailbox.high)
    mixer.mix(mailbox.low)
    mixer.mix(UInt64(folder))
    return mixer
  }

  /// Where the folder's texts begin in their endless sequence, so that no two folders are alike.
  var textsStart: UInt64 { mixer.value % ItemTexts.period }
}

/// How urgent a message is; raw values are the vendor's spelling.
package enum ItemImportance: String, Sendable {
  case low = "Low"
  case normal = "Normal"
  case high = "High"
}

/// A file that hangs on a message.
package struct ItemAttachment: Hashable, Sendable {
  /// The file's name.
  package let name: String
  /// Its length in bytes.
  package let sizeBytes: Int64
}

/// How an item of the backup compares with the live mailbox (behaviour.md, section 4). A folder's items are numbered
/// from 0 state by state, in this order (assumed).
package enum ItemState: CaseIterable, Sendable {
  case unchanged
  case changed
  case missing
  case failing
}
