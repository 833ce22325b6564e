import Backup
import Bytes
import JSONText

extension JSONWriter {
  /// An event as it is at `now`, its members in the order of the real server, those that are null omitted (observed).
  mutating func value(_ event: SessionEvent, at now: Timestamp) {
    beginObject()
    switch event.happening {
    case .milestone(let milestone): members(of: event, milestone)
    case .restore(let restore): members(of: event, restore, isOver: restore.isOver(at: now))
    }
    member("order", event.order)
    beginObject("_links")
    base.replace(withPathOfSession: event.session.id)
    link("self", "/events/", event.id.append(to:))
    link("restoreSession")
    endObject()
    endObject()
  }

  /// What is told of the session's start or end.
  private mutating func members(of event: SessionEvent, _ milestone: Milestone) {
    member("itemSizeBytes", 0)
    member("id", event.id)
    member("type", "None")
    member("status", milestone.result.rawValue)
    member("startTime", milestone.time)
    member("endTime", milestone.time)
    member("duration", from: milestone.time, to: milestone.time)
    member("title", milestone.text)
    member("message", milestone.text)
  }

  /// What is told of a restore; how it went, and when it ended, only once it is over.
  private mutating func members(
    of event: SessionEvent, _ restore: RestoreEvent, isOver: Bool
  ) {
    member("itemName", restore.itemName)
    member("itemType", restore.itemType)
    member("itemSizeBytes", restore.itemSizeBytes)
    member("source", restore.source)
    member("target", restore.target)
    member("id", event.id)
    member("type", "Restore")
    member("status", isOver ? restore.status.name : "Running")
    member("startTime", restore.startTime)
    if isOver {
      member("endTime", restore.endTime)
      member("duration", from: restore.startTime, to: restore.endTime)
    }
    member("title", restore.title(isOver: isOver))
    member("message", restore.message(isOver: isOver))
  }
}
