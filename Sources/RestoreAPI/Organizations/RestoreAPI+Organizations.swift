import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

// The calls about the installation and its organizations.
extension RestoreAPI {
  /// Answers with what clients probe the version by: the same for every emulator.
  static func getServiceInstance(_ call: Call, _ reply: inout Reply) {
    reply.json { writer in
      writer.beginObject()
      writer.member("installationId", installationID)
      writer.member("version", call.version.product)
      writer.endObject()
    }
  }

  /// An id of our own making, so that the emulator is not taken for a real installation.
  private static let installationID = "e3b7a4d2-5c16-4f80-9a2b-7d0c6e4f1a58"

  /// Lists the organizations.
  static func listOrganizations(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    let organizations = call.world.organizations.filter { organization in
      call.query.allows(organization.tenantID, as: .msid, in: reply.scratch.query.span)
        && call.query.allows(organization.id, as: .backedUpOrganizationId, in: reply.scratch.query.span)
    }
    try reply.jsonList(of: organizations.count, for: call) { (shown, writer, response) throws(Rejection) in
      for organization in organizations[shown] {
        writer.value(organization, extended: call.wantsExtendedView, call.version)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with the organization of the path.
  static func getOrganization(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    let organization = try call.organization()
    reply.json { writer in
      writer.value(organization, extended: call.wantsExtendedView, call.version)
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

extension Query {
  /// Whether a list that may be asked for one id by `parameter` shows what has `id`. An empty value asks for none (assumed).
  fileprivate func allows(_ id: UUID, as parameter: QueryParameter, in decoded: Span<UInt8>) -> Bool {
    guard let range = text(parameter), !range.isEmpty else { return true }
    return UUID(parsingAnyForm: decoded.extracting(range.bounds)) == id
  }
}

extension Call {
  /// The stage "organization of the path".
  func organization() throws(Rejection) -> Organization {
    guard let id = route.ids.organization, let organization = world.organization(id) else {
      throw Self.unknownOrganization(
        at: PathParameter.organizationId.placeholder, expected: "the id of an organization")
    }
    return organization
  }

  /// Refuses an id at `place` that is that of no organization.
  static func unknownOrganization(at place: String, expected: String) -> Rejection {
    Rejection(
      .notFound,
      Violation(
        .organizationKnown, message: Message.unknownResource, at: place, expected: expected, found: "another id",
        suggestion: "GET /v6/Organizations lists them"))
  }

  /// Whether organizations are shown with what is known of their backups: as the version has it where the query
  /// says nothing (openapi).
  var wantsExtendedView: Bool { query.bool(.extendedView) ?? version.showsBackup }

  /// The organization that the user logged in for: the one that the user's `clientId` names, as a tenant's does
  /// (documented), else the fixtures' first (assumed).
  func ownOrganization() throws(Rejection) -> Organization {
    let clientId = userName.flatMap { world.restUser(named: $0.utf8.span) }?.clientId
    let named = clientId.flatMap { name in world.organizations.first { $0.name == name } }
    guard let organization = named ?? world.organizations.first else {
      throw Rejection(
        .notFound,
        Violation(
          .organizationKnown, message: Message.unknownResource, at: Authorization.name.description,
          expected: "an organization in the fixtures", found: "none",
          suggestion: "add one to organizations of the fixtures"))
    }
    return organization
  }
}

extension Organization {
  /// The id by which Microsoft knows it: one of the emulator's own making, the same whenever it is asked for (assumed).
  fileprivate var tenantID: UUID {
    let high = SplitMix64.mixed(id.high)
    return UUID(version: 8, high: high, low: SplitMix64.mixed(id.low ^ high))
  }
}

extension JSONWriter {
  /// An organization, its members in the order of the OpenAPI document, those that say nothing left out. Exchange, the
  /// only thing backed up here, is online, or not, as the type says. The extended view tells of the backup, too.
  mutating func value(_ organization: Organization, extended isExtended: Bool, _ version: APIVersion) {
    beginObject()
    if organization.type != .onPremises {
      member("isTeamsOnline", false)
      member("isTeamsChatsOnline", false)
      member("isExchangeOnline", true)
      member("isSharePointOnline", false)
    }
    member("type", organization.type.rawValue)
    if organization.type != .onPremises { member("region", "Worldwide") }
    if organization.type != .office365 {
      member("isSharepoint", false)
      member("isExchange", true)
    }
    member("id", organization.id)
    member("name", organization.name)
    if organization.type != .onPremises { member("officeName", organization.name) }
    if isExtended { backup(of: organization) }
    if version.members.contains(.organizationIDs) {
      if organization.type != .onPremises { member("msid", organization.tenantID) }
      member("backedUpOrganizationId", organization.id)
    }
    beginObject("_links")
    beginLinks(version, "/organizations/", organization.id)
    link("self")
    beginLinks(version, named: "jobs", "organizations/\(organization.id)/jobs")
    link("jobs")
    beginLinks(version, "/organizations/", organization.id)
    link("groups", "/groups")
    link("users", "/users")
    link("sites", "/sites")
    link("teams", "/teams")
    link("usedRepositories", "/usedrepositories")
    link("rbacRoles", "/rbacroles")
    endObject()
    endObject()
  }

  /// The members that tell whether there is a backup of an organization, and from when: portals take the first and the
  /// last day to explore from them (client).
  mutating func backup(of organization: Organization) {
    member("isBackedup", organization.isBackedUp)
    if let time = organization.firstBackup { member("firstBackuptime", time) }
    if let time = organization.lastBackup { member("lastBackuptime", time) }
  }
}
