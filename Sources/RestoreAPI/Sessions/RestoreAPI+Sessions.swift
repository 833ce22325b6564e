import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// The stage "restore session": finds the one of the path, in the state that the call needs (behaviour.md, section 1).
  static func session(of call: Call, _ need: SessionNeed) throws(Rejection) -> SessionRecord {
    guard let id = call.route.ids.restoreSession,
      let session = call.installation.sessions.record(id, at: call.worldTime)
    else {
      throw unknownSession(expected: "the id of a restore session", found: "another id")
    }
    guard need != .any else { return session }
    if let restore = session.restore { throw sessionOfRestore(begunIn: restore.parent) }
    guard session.isWorking(at: session.time(at: call.worldTime)) else { throw stoppedSession }
    guard need == .mail else { return session }
    let type = session.beginning.type
    guard type == .vex else {
      throw unknownSession(
        expected: "a session of type \(RestoreSessionType.vex.rawValue)", found: "one of type \(type.rawValue)")
    }
    return session
  }

  /// Restores in a session that was found working, in one step; refuses where it was stopped since.
  static func restore<Result: Sendable>(
    in session: SessionRecord, at now: Timestamp, _ step: (inout SessionRestores) -> Result
  ) throws(Rejection) -> Result {
    guard let result = session.restore(at: now, step) else { throw stoppedSession }
    return result
  }

  private static var stoppedSession: Rejection {
    expiredSession(found: "a stopped one", "POST /v6/Organizations/{organizationId}/explore starts one")
  }

  /// The session of a restore has no backup open. It is refused as a stopped one is, also while the restore runs: so a client
  /// that mixes up the two ids fails every time (assumed).
  private static func sessionOfRestore(begunIn parent: UUID) -> Rejection {
    expiredSession(
      found: "the session of a restore", "restore and list in the session that it was begun in, \(parent)")
  }

  private static func expiredSession(found: String, _ suggestion: String) -> Rejection {
    Rejection(
      .internalServerError,
      Violation(
        .sessionWorking, message: Message.expiredSession, at: PathParameter.restoreSessionId.placeholder,
        expected: "a working restore session", found: found, suggestion: suggestion))
  }

  private static func unknownSession(expected: String, found: String) -> Rejection {
    Rejection(
      .notFound,
      Violation(
        .sessionKnown, message: Message.unknownResource, at: PathParameter.restoreSessionId.placeholder,
        expected: expected, found: found, suggestion: "GET /v6/RestoreSessions lists them"))
  }
}

extension RestoreAPI {
  /// Answers with the restore session of the path, stopped or not.
  static func getRestoreSession(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) {
    answer(ListedSession(session, at: call.worldTime), for: call, &reply)
  }

  /// Stops the restore session of the path: an empty body, also when it has been stopped (behaviour.md, section
  /// 5). A body, which real clients do not send, is not looked at.
  static func stopRestoreSession(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) {
    call.installation.sessions.stop(session, at: call.now)
    reply.response.status = call.version.emptied
  }

  /// Answers with the organization whose backup the restore session has open (openapi).
  static func getBackupOrganization(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) {
    let session = session.beginning
    reply.json { writer in
      writer.beginObject()
      writer.member("id", session.organizationId)
      if let organization = call.world.organization(session.organizationId) {
        writer.member("name", organization.name)
        writer.member("type", organization.type.rawValue)
      }
      writer.beginLinks(call.version, ofSession: session.id)
      writer.beginObject("_links")
      writer.link("self", "/organization")
      if session.type == .vex { writer.link("mailboxes", "/organization/mailboxes") }
      writer.endObject()
      writer.endObject()
    }
  }
}

extension RestoreAPI {
  /// Lists the restore sessions: those of the fixtures in their order, then those that control calls made,
  /// then the others, each by age (assumed); in an order of its own where the version has one.
  static func listRestoreSessions(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    let page = Page(call.query)
    let (sessions, count) = call.installation.sessions.list(page, for: call)

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
      member("details", listed.tally(at: call.worldTime).append(to:))
    }
    member("scopeName", session.scopeName)
    if let clientHost = session.clientHost { member("clientHost", clientHost) }
    if let reason = session.reason { member("reason", reason) }
    if call.version.members.contains(.entityTags) { member("eTag", listed.entityTag(at: call.worldTime)) }
    beginLinks(call.version, ofSession: session.id)
    beginObject("_links")
    link("self")
    link("organization", "/organization")
    link("restoreSessionEvents", "/events")
    endObject()
    endObject()
  }
}

extension Call {
  /// The stage "mailbox of the path": one of the session's.
  func mailbox(in session: RestoreSession) throws(Rejection) -> Mailbox {
    guard let id = route.ids.mailbox, let mailbox = world.mailbox(id, in: session.mailboxes) else {
      let exists = route.ids.mailbox.flatMap(world.mailboxPosition) != nil
      throw Rejection(
        .notFound,
        Violation(
          .mailboxKnown, message: Message.unknownResource, at: PathParameter.mailboxId.placeholder,
          expected: "the id of a mailbox of the session",
          found: exists ? "the id of a mailbox outside the session" : "another id",
          suggestion: "GET …/organization/mailboxes lists them"))
    }
    return mailbox
  }
}
