import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the restore sessions: those of the fixtures in their order, then the others by age (assumed).
  static func listRestoreSessions(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    let page = Page(call.query)
    let (sessions, count) = call.installation.sessions.list(page, startedAt: StartTimes(call.query), at: call.now)

    try reply.jsonPage(page, of: count) { (writer, response) throws(Rejection) in
      for session in sessions {
        writer.value(session, for: call)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with a restore session.
  static func answer(_ session: ListedSession, for call: Call, _ reply: inout Reply) {
    reply.json { writer in
      writer.value(session, for: call)
    }
  }
}

extension JSONWriter {
  /// A restore session, its members in the order of the real server, those that are null omitted (observed).
  fileprivate mutating func value(_ listed: ListedSession, for call: Call) {
    let session = listed.session
    beginObject()
    member("id", session.id)
    member("name", session.name)
    if let organization = call.world.organization(session.organizationId) {
      member("organization", organization.name)
    }
    member("type", session.type.rawValue)
    member("creationTime", session.creationTime)
    member("endTime", session.endTime)
    member("state", session.state.rawValue)
    member("result", session.result.rawValue)
    if let initiatedBy = session.initiatedBy { member("initiatedBy", initiatedBy) }
    if let details = session.details {
      member("details", details)
    } else {
      member("details", listed.tally(at: call.now).append(to:))
    }
    member("scopeName", session.scopeName)
    if let clientHost = session.clientHost { member("clientHost", clientHost) }
    if let reason = session.reason { member("reason", reason) }
    base.replace(withPathOfSession: session.id)
    beginObject("_links")
    link("self")
    link("organization", "/organization")
    link("restoreSessionEvents", "/events")
    endObject()
    endObject()
  }
}
