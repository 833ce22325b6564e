import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the organizations: a bare array, not pages (observed).
  func listOrganizations(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.beginArray()
    for organization in call.world.organizations {
      writer.value(organization, extended: call.wantsExtendedView, using: &reply.scratch)
      try writer.handOver(to: &reply.response)
    }
    writer.endArray()
    writer.finish(into: &reply.response.body)
  }

  /// Answers with the organization of the path.
  func getOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let organization = try call.organization()
    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.value(organization, extended: call.wantsExtendedView, using: &reply.scratch)
    writer.finish(into: &reply.response.body)
  }

  /// Answers with the organization that the user logged in for.
  func getOwnOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let organization = try call.ownOrganization()
    addJSONType(to: &reply.response)
    var writer = JSONWriter(taking: &reply.response.body)
    writer.beginObject()
    writer.member("id", organization.id, using: &reply.scratch.text)
    writer.member("name", organization.name)
    writer.member("type", organization.type.rawValue)
    writer.backup(of: organization, using: &reply.scratch)
    writer.endObject()
    writer.finish(into: &reply.response.body)
  }

  /// Answers with the number of licensed users: those with a mailbox of their own, archives and public folders having
  /// none (assumed).
  func getLicensingInformation(_ call: Call, into response: inout Response) throws(Rejection) {
    try call.checkParameters()
    let organization = try call.organization()
    let users = call.world.mailboxes[organization.mailboxes].count { !$0.isArchive && !$0.isPublic }
    addJSONType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.beginObject()
    writer.member("licensedUsers", users)
    writer.member("newUsers", 0)
    writer.endObject()
    writer.finish(into: &response.body)
  }
}
