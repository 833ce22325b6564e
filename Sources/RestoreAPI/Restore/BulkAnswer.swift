import Choices
import Backup
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
