import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Lists what has happened in a restore session, stopped or not.
  static func listRestoreSessionEvents(
    _ call: Call, _ session: SessionRecord, _ reply: inout Reply
  ) throws(Rejection) {
    let history = session.history(at: call.now)
    let page = Page(call.query)

    try reply.jsonPage(page, of: history.count) { (writer, response) throws(Rejection) in
      for index in page.results(of: history.count) {
        writer.value(history[index], at: history.now, call.version)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with one event of a restore session.
  static func getRestoreSessionEvent(
    _ call: Call, _ session: SessionRecord, _ reply: inout Reply
  ) throws(Rejection) {
    let history = session.history(at: call.now)
    guard let id = call.route.ids.event, let event = history.event(id) else {
      throw Rejection(
        .notFound,
        Violation(
          .eventKnown, message: Message.unknownResource, at: PathParameter.eventId.placeholder,
          expected: "the id of an event of the session", found: "another id",
          suggestion: "GET /v6/RestoreSessions/{restoreSessionId}/Events lists them"))
    }
    reply.json { writer in
      writer.value(event, at: history.now, call.version)
    }
  }
}

extension JSONWriter {
  /// An event as it is at `now`, its members in the order of the real server, those that are null omitted (observed).
  mutating func value(_ event: SessionEvent, at now: Timestamp, _ version: APIVersion) {
    beginObject()
    switch event.happening {
    case .milestone(let milestone): members(of: event, milestone)
    case .restore(let restore): members(of: event, restore, isOver: restore.isOver(at: now))
    }
    member("order", event.order)
    if version.members.contains(.organizationIDs) { member("organizationId", event.session.organizationId) }
    beginObject("_links")
    beginLinks(version, ofSession: event.session.id)
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
    member("type", restore.action.rawValue)
    member("status", isOver ? restore.statusName : "Running")
    member("startTime", restore.startTime)
    if isOver {
      member("endTime", restore.endTime)
      member("duration", from: restore.startTime, to: restore.endTime)
    }
    member("title", restore.title(isOver: isOver))
    member("message", restore.message(isOver: isOver))
  }
}

extension [UInt8] {
  /// Appends a length of time in ticks of 100 nanoseconds as .NET prints a TimeSpan: `[-][d.]hh:mm:ss[.fffffff]`.
  mutating func append(timeSpan ticks: Int64) {
    if ticks < 0 { append(UInt8(ascii: "-")) }
    let ticks = ticks.magnitude
    let ticksPerSecond = UInt64(Timestamp.ticksPerSecond)
    let seconds = ticks / ticksPerSecond
    if seconds >= 86_400 {
      append(decimal: seconds / 86_400)
      append(UInt8(ascii: "."))
    }
    append(seconds / 3_600 % 24, digits: 2)
    append(UInt8(ascii: ":"))
    append(seconds / 60 % 60, digits: 2)
    append(UInt8(ascii: ":"))
    append(seconds % 60, digits: 2)
    guard ticks % ticksPerSecond > 0 else { return }
    append(UInt8(ascii: "."))
    append(ticks % ticksPerSecond, digits: 7)
  }
}
