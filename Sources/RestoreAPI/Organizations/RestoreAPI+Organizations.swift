import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the organizations: a bare array, not pages (observed).
  func listOrganizations(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    try reply.jsonInParts { (writer, response) throws(Rejection) in
      writer.beginArray()
      for organization in call.world.organizations {
        writer.value(organization, extended: call.wantsExtendedView)
        try writer.handOver(to: &response)
      }
      writer.endArray()
    }
  }

  /// Answers with the organization of the path.
  func getOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let organization = try call.organization()
    reply.json { writer in
      writer.value(organization, extended: call.wantsExtendedView)
    }
  }

  /// Answers with the organization that the user logged in for.
  func getOwnOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let organization = try call.ownOrganization()
    reply.json { writer in
      writer.beginObject()
      writer.member("id", organization.id)
      writer.member("name", organization.name)
      writer.member("type", organization.type.rawValue)
      writer.backup(of: organization)
      writer.endObject()
    }
  }

  /// Answers with the number of licensed users: those with a mailbox of their own, archives and public folders having
  /// none (assumed).
  func getLicensingInformation(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let organization = try call.organization()
    let users = call.world.mailboxes[organization.mailboxes].count { !$0.isArchive && !$0.isPublic }
    reply.json { writer in
      writer.beginObject()
      writer.member("licensedUsers", users)
      writer.member("newUsers", 0)
      writer.endObject()
    }
  }
}
