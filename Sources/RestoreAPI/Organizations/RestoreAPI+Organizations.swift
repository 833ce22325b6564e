import Backup
import HTTP1
import JSONText

// The calls about the installation and its organizations.
extension RestoreAPI {
  /// Answers with what clients probe the version by: the same for every emulator.
  static func getServiceInstance(_ call: Call, _ reply: inout Reply) {
    reply.json { writer in
      writer.beginObject()
      writer.member("installationId", installationID)
      writer.member("version", productVersion)
      writer.endObject()
    }
  }

  /// An id of our own making, so that nobody takes the emulator for an installation of theirs.
  private static let installationID = "e3b7a4d2-5c16-4f80-9a2b-7d0c6e4f1a58"
  /// A version of the product that speaks v6 (observed).
  private static let productVersion = "6.1.0.438"

  /// Lists the organizations: a bare array, not pages (observed).
  static func listOrganizations(_ call: Call, _ reply: inout Reply) throws(Rejection) {
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
  static func getOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    let organization = try call.organization()
    reply.json { writer in
      writer.value(organization, extended: call.wantsExtendedView)
    }
  }

  /// Answers with the organization that the user logged in for.
  static func getOwnOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
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
  static func getLicensingInformation(_ call: Call, _ reply: inout Reply) throws(Rejection) {
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
