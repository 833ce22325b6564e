import Backup
import JSONText

/// The body of a bulk restore's answer: the vendor page's counters, the OpenAPI document's details, or both.
struct BulkAnswer {
  /// Which of them.
  let shape: RestoreAPI.BulkShape
  /// The restore as a whole.
  let summary: BulkSummary

  /// Appends the answer to `output`; `details` belong to the `mailboxes` of the body `text`, one by one.
  func write(
    _ details: [BulkDetail], of mailboxes: MailboxList, in text: Span<UInt8>, _ world: World,
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
        Self.write(detail, named, in: text, world, to: &writer)
      }
      writer.endArray()
    }
    writer.endObject()
    writer.finish(into: &output)
  }

  private static func write(
    _ detail: BulkDetail, _ named: NamedMailbox, in text: Span<UInt8>, _ world: World, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.beginObject("mailbox")
    switch detail {
    case .restored(let position, _), .refused(let position, _): writer.members(world.mailboxes[position])
    case .unresolved: writer.members(named, in: text)
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
