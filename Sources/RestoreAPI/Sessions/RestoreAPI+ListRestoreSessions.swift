import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the restore sessions: those of the fixtures in their order, then the others by age (assumed).
  func listRestoreSessions(_ call: Call, in bytes: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let page = Page(call.query)
    let (sessions, count) = call.installation.sessions.list(page, startedAt: StartTimes(call.query), at: call.now)

    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.beginPage(page, of: count, call, in: bytes, using: &reply.scratch.link)
    for session in sessions {
      write(session, for: call, to: &writer, using: &reply.scratch)
      try writer.handOver(to: &reply.response)
    }
    writer.endPage()
    writer.finish(into: &reply.response.body)
  }

  /// Answers with a restore session.
  func answer(_ session: ListedSession, for call: Call, _ reply: inout Reply) {
    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    write(session, for: call, to: &writer, using: &reply.scratch)
    writer.finish(into: &reply.response.body)
  }

  /// Writes a restore session, its members in the order of the real server, those that are null omitted (observed).
  private func write(
    _ listed: ListedSession, for call: Call, to writer: inout JSONWriter, using scratch: inout Scratch
  ) {
    let session = listed.session
    writer.beginObject()
    writer.member("id", session.id, using: &scratch.text)
    writer.member("name", session.name)
    if let organization = call.world.organization(session.organizationId) {
      writer.member("organization", organization.name)
    }
    writer.member("type", session.type.rawValue)
    writer.member("creationTime", session.creationTime, using: &scratch.text)
    writer.member("endTime", session.endTime, using: &scratch.text)
    writer.member("state", session.state.rawValue)
    writer.member("result", session.result.rawValue)
    if let initiatedBy = session.initiatedBy { writer.member("initiatedBy", initiatedBy) }
    if let details = session.details {
      writer.member("details", details)
    } else {
      writer.member("details", listed.tally(at: call.now).append(to:), using: &scratch.text)
    }
    writer.member("scopeName", session.scopeName)
    if let clientHost = session.clientHost { writer.member("clientHost", clientHost) }
    if let reason = session.reason { writer.member("reason", reason) }
    scratch.link.replace(withPathOfSession: session.id)
    writer.beginObject("_links")
    writer.link("self", &scratch.link)
    writer.link("organization", &scratch.link, "/organization")
    writer.link("restoreSessionEvents", &scratch.link, "/events")
    writer.endObject()
    writer.endObject()
  }
}
