import Backup
import Choices
import HTTP1
import JSONText

/// The body of a bulk restore's answer: the vendor page's counters, the OpenAPI document's details, or both.
struct BulkAnswer {
  /// Which of them.
  let shape: BulkShape
  /// The restore as a whole.
  let summary: BulkSummary
  /// The mailboxes' details are those of this world.
  let world: World

  /// About as many bytes as a mailbox takes beside what the request says of it.
  private static let bytesPerDetail = 320

  /// Reserves memory for the answer on `mailboxes`, of which a body of `length` bytes tells, before anything is restored.
  /// Names may take more than is reserved, and then the answer is given up when it comes to that.
  static func reserve(_ mailboxes: Int, of length: Int, in response: inout Response) throws(Rejection) {
    let size = mailboxes * bytesPerDetail + length
    guard size > Response.keptCapacity else { return }
    if !response.reserve(size) { throw .outOfMemory }
  }

  /// Writes the body of the answer. The `details` belong one by one to the `mailboxes` that the body `text` names.
  func write(
    _ details: [BulkDetail], of mailboxes: MailboxList, in text: Span<UInt8>, to writer: inout JSONWriter,
    _ response: inout Response
  ) throws(Rejection) {
    writer.beginObject()
    if shape.hasDetails {
      writer.member("status", (summary.status ?? .success).name)
      if let error = summary.error { writer.member("error", error) }
    }
    if shape.hasTotals { writer.members(summary.counters) }
    if shape.hasDetails {
      writer.beginArray("details")
      for (detail, named) in zip(details, mailboxes.named) {
        write(detail, of: named, in: text, to: &writer)
        try writer.handOver(to: &response)
      }
      writer.endArray()
    }
    writer.endObject()
  }

  private func write(
    _ detail: BulkDetail, of named: NamedMailbox, in text: Span<UInt8>, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.beginObject("mailbox")
    switch detail {
    case .restored(let position, _), .refused(let position, _):
      writer.members(world.mailboxes[position])
    case .unresolved:
      writer.members(named, in: text)
    }
    writer.endObject()
    writer.member("status", detail.status.name)
    if let error = detail.error { writer.member("error", error) }
    writer.beginObject("details")
    writer.members(detail.counters)
    if let warning = detail.warning {
      writer.beginArray("warnings")
      writer.value(warning)
      writer.endArray()
    }
    writer.endObject()
    writer.endObject()
  }
}

/// What a bulk restore did with one of its mailboxes (behaviour.md, section 4).
enum BulkDetail: Sendable {
  /// The mailbox at this position of the world was restored, but for items that may have failed.
  case restored(Int, RestoreCounters)
  /// The fixtures refuse the mailbox at this position of the world.
  case refused(Int, because: String)
  /// It is none of the session's; with `skipUnresolved` that is no failure.
  case unresolved(isSkipped: Bool)

  /// How it went.
  var status: RestoreStatus {
    switch self {
    case .restored(_, let counters): counters.status
    case .refused: .failed
    case .unresolved(let isSkipped): isSkipped ? .warning : .failed
    }
  }

  /// What was restored; zeros where nothing was.
  var counters: RestoreCounters {
    if case .restored(_, let counters) = self { counters } else { RestoreCounters() }
  }

  /// Why it failed; nil where it did not.
  var error: String? {
    switch self {
    case .restored, .unresolved(isSkipped: true): nil
    case .refused(_, let message): message
    case .unresolved(isSkipped: false): Message.unknownResource
    }
  }

  /// What was wrong and did no harm; nil where nothing was.
  var warning: String? {
    if case .unresolved(isSkipped: true) = self { Message.unknownResource } else { nil }
  }
}

/// A bulk restore as a whole (behaviour.md, section 4).
struct BulkSummary {
  /// The mailboxes' counters, summed.
  private(set) var counters = RestoreCounters()
  /// `Failed` or `Success` where all mailboxes are, else `Warning`.
  private(set) var status: RestoreStatus?
  private var firstError: String?

  /// Takes another mailbox into account.
  mutating func add(_ detail: BulkDetail) {
    counters += detail.counters
    status = status == nil || status == detail.status ? detail.status : .warning
    firstError = firstError ?? detail.error
  }

  /// The first detail's error, where all failed.
  var error: String? { status == .failed ? firstError : nil }
}

/// How a bulk restore, or that of one of its mailboxes, went (openapi).
enum RestoreStatus: Sendable {
  case success
  case warning
  case failed

  /// The vendor's word.
  var name: String {
    switch self {
    case .success: "Success"
    case .warning: "Warning"
    case .failed: "Failed"
    }
  }
}

extension RestoreCounters {
  /// How a restore with these counts went.
  var status: RestoreStatus { failed > 0 ? .warning : .success }
}

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
