import Backup
import JSONText

/// The body of a bulk restore's answer: the vendor page's counters, the OpenAPI document's details, or both.
struct BulkAnswer {
  /// Which of them.
  let shape: RestoreAPI.BulkShape
  /// The restore as a whole.
  let summary: BulkSummary
  /// The mailboxes' details are those of this world.
  let world: World

  /// Appends the answer to `output`. The `details` belong one by one to the `mailboxes` that the body `text` names;
  /// `buffer` is for texts on the way.
  func write(
    _ details: [BulkDetail], of mailboxes: MailboxList, in text: Span<UInt8>, using buffer: inout [UInt8],
    into output: inout [UInt8]
  ) {
    var writer = JSONWriter(taking: &output)
    writer.beginObject()
    if shape.hasDetails {
      writer.member("status", (summary.status ?? .success).name)
      if let error = summary.error { writer.member("error", error) }
    }
    if shape.hasTotals { writer.members(summary.counters) }
    if shape.hasDetails {
      writer.beginArray("details")
      for (detail, named) in zip(details, mailboxes.named) {
        write(detail, of: named, in: text, using: &buffer, to: &writer)
      }
      writer.endArray()
    }
    writer.endObject()
    writer.finish(into: &output)
  }

  private func write(
    _ detail: BulkDetail, of named: NamedMailbox, in text: Span<UInt8>, using buffer: inout [UInt8],
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.beginObject("mailbox")
    switch detail {
    case .restored(let position, _), .refused(let position, _):
      writer.members(world.mailboxes[position], using: &buffer)
    case .unresolved:
      writer.members(named, in: text, using: &buffer)
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
