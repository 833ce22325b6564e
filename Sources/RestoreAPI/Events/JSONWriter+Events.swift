import Backup
import JSONText

extension JSONWriter {
  /// An event, its members in the order of the real server, those that are null omitted (observed).
  mutating func value(_ event: SessionEvent, using scratch: inout Scratch) {
    let restore = event.restore
    beginObject()
    if let restore {
      member("itemName", restore.itemName)
      member("itemType", restore.itemType)
    }
    member("itemSizeBytes", restore?.itemSizeBytes ?? 0)
    if let restore {
      member("source", restore.source)
      member("target", restore.target)
    }
    member("id", event.id, using: &scratch.text)
    member("type", restore == nil ? "None" : "Restore")
    member("status", (restore?.status ?? .success).name)
    let startTime = restore?.startTime ?? event.session.creationTime
    let endTime = restore?.endTime ?? startTime
    member("startTime", startTime, using: &scratch.text)
    member("endTime", endTime, using: &scratch.text)
    member("duration", from: startTime, to: endTime, using: &scratch.text)
    member("title", restore?.title ?? Self.started)
    member("message", restore?.message ?? Self.started)
    member("order", event.order)
    beginObject("_links")
    scratch.link.replace(withPathOfSession: event.session.id)
    let length = scratch.link.count
    scratch.link.append("/events/")
    event.id.append(to: &scratch.link)
    link("self", &scratch.link)
    scratch.link.removeSubrange(length...)
    link("restoreSession", &scratch.link)
    endObject()
    endObject()
  }

  private static var started: String { "Restore session started" }
}
