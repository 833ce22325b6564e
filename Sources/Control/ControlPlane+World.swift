import Backup
import Bytes
import Exchange
import HTTP1
import JSONText
import RestoreAPI

// What the call about the world does.
extension ControlPlane {
  /// Shows what there is: organizations with their mailboxes as the fixtures have them, and the restore sessions; of one
  /// session its organization and its mailboxes, as its restores so far have left them.
  static func showWorld(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let installation = call.plane.parts.installations.current
    if let id = try call.query.id("session") {
      guard let survey = installation.survey(ofSession: id, at: call.context.now) else { throw .unknownSession }
      reply.json(as: "application/json") { writer in writer.world(of: survey) }
    } else {
      let surveys = installation.surveys(at: call.context.now)
      reply.json(as: "application/json") { writer in writer.world(installation.world, surveys) }
    }
    return .answer
  }
}

extension JSONWriter {
  /// Everything, without the sessions' mailboxes.
  fileprivate mutating func world(_ world: World, _ surveys: [SessionSurvey]) {
    beginObject()
    beginArray("organizations")
    for organization in world.organizations {
      beginObject()
      members(of: organization)
      beginArray("mailboxes")
      for mailbox in world.mailboxes[organization.mailboxes] { value(mailbox, MailboxNumbers(of: mailbox)) }
      endArray()
      endObject()
    }
    endArray()
    beginArray("sessions")
    for survey in surveys {
      beginObject()
      members(of: survey)
      endObject()
    }
    endArray()
    endObject()
  }

  /// One session, with its mailboxes.
  fileprivate mutating func world(of survey: SessionSurvey) {
    beginObject()
    beginArray("organizations")
    if let organization = survey.world.organization(survey.session.organizationId) {
      beginObject()
      members(of: organization)
      endObject()
    }
    endArray()
    beginArray("sessions")
    beginObject()
    members(of: survey)
    beginArray("mailboxes")
    for index in 0..<survey.session.mailboxes.count {
      let mailbox = survey.world.mailboxes[survey.session.mailboxes[index]]
      value(mailbox, survey.numbers(of: mailbox))
    }
    endArray()
    endObject()
    endArray()
    endObject()
  }

  private mutating func members(of organization: Organization) {
    member("id", organization.id.description)
    member("name", organization.name)
    member("type", organization.type.rawValue)
  }

  private mutating func members(of survey: SessionSurvey) {
    let session = survey.session
    member("id", session.id.description)
    member("origin", survey.origin.rawValue)
    member("organizationId", session.organizationId.description)
    member("type", session.type.rawValue)
    member("state", session.state.rawValue)
    member("creationTime", session.creationTime.description)
    member("now", survey.now.description)
    member("mailboxCount", session.mailboxes.count)
  }

  private mutating func value(_ mailbox: Mailbox, _ numbers: MailboxNumbers) {
    beginObject()
    member("id", mailbox.id.description)
    member("name", mailbox.name)
    member("email", mailbox.email)
    beginObject("items")
    member("unchanged", numbers.unchanged)
    member("changed", numbers.changed)
    member("missing", numbers.missing)
    member("failing", numbers.failing)
    endObject()
    endObject()
  }
}
