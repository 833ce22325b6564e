import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Answers with the restore session of the path, stopped or not.
  func getRestoreSession(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    answer(ListedSession(try session(of: call)), for: call, &reply)
  }

  /// Stops the restore session of the path: 200 with an empty body, also when it has been stopped (behaviour.md, section
  /// 5). A body, which real clients do not send, is not looked at.
  func stopRestoreSession(_ call: Call) throws(Rejection) {
    try call.checkParameters()
    call.installation.sessions.stop(try session(of: call), at: call.now)
  }

  /// Answers with the organization whose backup the restore session has open (openapi).
  func getBackupOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let session = try workingSession(of: call).beginning
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
