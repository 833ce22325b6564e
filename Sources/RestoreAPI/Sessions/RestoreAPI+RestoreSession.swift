import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Answers with the restore session of the path, stopped or not.
  static func getRestoreSession(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) {
    answer(ListedSession(session), for: call, &reply)
  }

  /// Stops the restore session of the path: 200 with an empty body, also when it has been stopped (behaviour.md, section
  /// 5). A body, which real clients do not send, is not looked at.
  static func stopRestoreSession(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) {
    call.installation.sessions.stop(session, at: call.now)
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
      writer.base.replace(withPathOfSession: session.id)
      writer.beginObject("_links")
      writer.link("self", "/organization")
      if session.type == .vex { writer.link("mailboxes", "/organization/mailboxes") }
      writer.endObject()
      writer.endObject()
    }
  }
}
