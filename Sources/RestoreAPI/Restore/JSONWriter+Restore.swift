import Backup
import JSONText

extension JSONWriter {
  /// The four counters, in the order of the vendor pages.
  mutating func members(_ counters: RestoreCounters) {
    member("createdItemsCount", counters.created)
    member("mergedItemsCount", counters.merged)
    member("failedItemsCount", counters.failed)
    member("skippedItemsCount", counters.skipped)
  }

  /// A mailbox of the world (openapi).
  mutating func members(_ mailbox: Mailbox) {
    member("id", mailbox.id)
    member("name", mailbox.name)
    member("email", mailbox.email)
    member("isArchive", mailbox.isArchive)
    member("isPublic", mailbox.isPublic)
  }

  /// A mailbox that is none of the session's, as it was sent.
  mutating func members(_ named: NamedMailbox, in text: Span<UInt8>) {
    member("id", named.id)
    if let name = named.name { member("name", name, in: text) }
    if let email = named.email { member("email", email, in: text) }
  }
}
