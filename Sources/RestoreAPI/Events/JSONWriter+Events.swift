import Backup
import JSONText

extension JSONWriter {
  /// An event as it is at `now`, its members in the order of the real server, those that are null omitted (observed).
  mutating func value(_ event: SessionEvent, at now: Timestamp, using scratch: inout Scratch) {
    beginObject()
    switch event.happening {
    case .milestone(let milestone): members(of: event, milestone, using: &scratch)
    case .restore(let restore): members(of: event, restore, isOver: restore.isOver(at: now), using: &scratch)
    }
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

  /// What is told of the session's start or end.
  private mutating func members(of event: SessionEvent, _ milestone: Milestone, using scratch: inout Scratch) {
    member("itemSizeBytes", 0)
    member("id", event.id, using: &scratch.text)
    member("type", "None")
    member("status", milestone.result.rawValue)
    member("startTime", milestone.time, using: &scratch.text)
    member("endTime", milestone.time, using: &scratch.text)
    member("duration", from: milestone.time, to: milestone.time, using: &scratch.text)
    member("title", milestone.text)
    member("message", milestone.text)
  }

  /// What is told of a restore; how it went, and when it ended, only once it is over.
  private mutating func members(
    of event: SessionEvent, _ restore: RestoreEvent, isOver: Bool, using scratch: inout Scratch
  ) {
    member("itemName", restore.itemName)
    member("itemType", restore.itemType)
    member("itemSizeBytes", restore.itemSizeBytes)
    member("source", restore.source)
    member("target", restore.target)
    member("id", event.id, using: &scratch.text)
    member("type", "Restore")
    member("status", isOver ? restore.status.name : "Running")
    member("startTime", restore.startTime, using: &scratch.text)
    if isOver {
      member("endTime", restore.endTime, using: &scratch.text)
      member("duration", from: restore.startTime, to: restore.endTime, using: &scratch.text)
    }
    member("title", restore.title(isOver: isOver))
    member("message", restore.message(isOver: isOver))
  }
}
