import Backup
import HTTP1
import Verdict

extension Call {
  /// The stage "organization of the path".
  func organization() throws(Rejection) -> Organization {
    guard let id = ids.organization, let organization = world.organization(id) else {
      throw Rejection(
        .notFound,
        Violation(
          .organizationKnown, message: Message.unknownResource, at: PathParameter.organizationId.placeholder,
          expected: "the id of an organization", found: "another id"))
    }
    return organization
  }

  /// Whether organizations are shown with what is known of their backups: yes where the query says nothing (openapi).
  var wantsExtendedView: Bool { query.bool(.extendedView) ?? true }

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
          expected: "an organization in the fixtures", found: "none"))
    }
    return organization
  }
}
