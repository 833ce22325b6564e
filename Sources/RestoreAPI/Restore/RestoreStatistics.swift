import Backup
import Bytes
import HTTP1
import JSONText

/// What restores have done at a moment: the answer of `…/Statistics` (openapi; how the counts of v6 make up those of v8,
/// assumed).
struct RestoreStatistics {
  /// How far all of them have come.
  let standing: RestoreStanding
  /// Those whose mailboxes are listed.
  let operations: [RestoreOperation]
  /// The moment.
  let now: Timestamp

  /// Writes it. What is being restored counts in the total alone, and is no item yet.
  func write(to writer: inout JSONWriter, _ response: inout Response) throws(Rejection) {
    writer.beginObject()
    let done = standing.done
    writer.member("totalItemsCount", standing.planned.total)
    writer.member("restoredItemsCount", done.restored)
    writer.member("failedItemsCount", done.failed)
    writer.member("skippedItemsCount", done.skipped)
    let errors = operations.filter { $0.isOver(at: now) }.compactMap(\.error)
    if !errors.isEmpty {
      writer.beginArray("errors")
      for error in errors { writer.value(error) }
      writer.endArray()
    }
    writer.beginArray("items")
    for operation in operations {
      for part in operation.parts where operation.kind != .part {
        let isCancelled = operation.isCancelled(part)
        guard isCancelled || operation.isOver(part, at: now) else { continue }
        writer.value(part, isCancelled: isCancelled, asOneOfMany: operation.kind == .mailboxes)
        try writer.handOver(to: &response)
      }
    }
    writer.endArray()
    writer.endObject()
  }
}

extension JSONWriter {
  /// A mailbox that was restored, or not, its members in the order of the vendor's document. One that was cancelled has
  /// failed, with nothing restored (assumed).
  fileprivate mutating func value(_ part: RestoredPart, isCancelled: Bool, asOneOfMany isOneOfMany: Bool) {
    let error = isCancelled ? Message.cancelled : part.error
    let counters = isCancelled ? RestoreCounters() : part.counters
    beginObject()
    member("id", part.id)
    member("itemRestoreDetailsType", isOneOfMany ? "BulkMailbox" : "Item")
    if let error { member("error", error) }
    member("name", part.name)
    member("itemType", "ExchangeMailbox")
    member("status", part.warning != nil ? "Skipped" : isCancelled ? RestoreStatus.failed.name : part.status.name)
    if let warning = part.warning {
      beginArray("warnings")
      value(warning)
      endArray()
    }
    if isOneOfMany {
      member("mailboxEmail", part.email)
      member("mailboxIsArchive", part.mailbox?.isArchive ?? false)
      member("mailboxIsPublic", part.mailbox?.isPublic ?? false)
      member("createdMailboxItemsCount", counters.created)
      member("mergedMailboxItemsCount", counters.merged)
      member("failedMailboxItemsCount", counters.failed)
      member("skippedMailboxItemsCount", counters.skipped)
      if let error { member("cannotContinueMailboxError", error) }
    }
    endObject()
  }
}

extension RestoredPart {
  /// The mailbox, where it is one of the session's.
  var mailbox: Mailbox? { if case .mailbox(let mailbox) = subject { mailbox } else { nil } }

  /// The mailbox's id, known or not.
  var id: UUID {
    switch subject {
    case .mailbox(let mailbox): mailbox.id
    case .unresolved(let id, _, _): id
    }
  }

  /// The mailbox's name, as far as it is known.
  var name: String {
    switch subject {
    case .mailbox(let mailbox): mailbox.name
    case .unresolved(_, let name, _): name
    }
  }

  /// The mailbox's address, as far as it is known.
  var email: String {
    switch subject {
    case .mailbox(let mailbox): mailbox.email
    case .unresolved(_, _, let email): email
    }
  }
}

extension RestoreCounters {
  /// Items that were written.
  fileprivate var restored: Int64 {
    var sum = RestoreCounters(created: created)
    sum += RestoreCounters(created: merged)
    return sum.created
  }

  /// All items.
  fileprivate var total: Int64 {
    var sum = RestoreCounters(created: restored)
    sum += RestoreCounters(created: failed)
    sum += RestoreCounters(created: skipped)
    return sum.created
  }
}
