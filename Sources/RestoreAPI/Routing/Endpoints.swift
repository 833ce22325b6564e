import HTTP1
import Verdict

// The whole surface: every call that is answered, a row each. What a row's handler can rely on says the function around
// it: `.mailbox(…)` is called with the mailbox that the path names, once it has been found.
extension Endpoint {
  /// Every call that is answered, in the order of `LIMITS.md`.
  static let all: [Endpoint] =
    tokens + organizations + sessions + deviceCodes + mailboxes + restores + description + leftOut

  private static let session = "RestoreSessions/{restoreSessionId}"
  private static let allMailboxes = "\(session)/organization/mailboxes"
  private static let mailbox = "\(allMailboxes)/{mailboxId}"

  /// What gets a client its bearer token.
  private static let tokens: [Endpoint] = [
    .post("token", body: .tokenRequest, .observed, .logIn(RestoreAPI.issueToken))
  ]

  /// The installation, its organizations, and the calls that open an organization's backup.
  private static let organizations: [Endpoint] = [
    .get("ServiceInstance", .openapi, .call(RestoreAPI.getServiceInstance)),
    .get("Organizations", query: .organizations, .openapi, .call(RestoreAPI.listOrganizations)),
    .get("Organizations/{organizationId}", query: .organizations, .openapi, .call(RestoreAPI.getOrganization)),
    .get(
      "Organizations/{organizationId}/LicensingInformation", .openapi, .call(RestoreAPI.getLicensingInformation)),
    .get("Organization", .assumed, .call(RestoreAPI.getOwnOrganization)),
    .post(
      "Organizations/{organizationId}/explore", body: .explore, .observed, .call(RestoreAPI.exploreOrganization)),
    .post("Organization/Explore", body: .explore, .assumed, .call(RestoreAPI.exploreOwnOrganization)),
  ]

  /// Restore sessions themselves.
  private static let sessions: [Endpoint] = [
    .get("RestoreSessions", query: .sessions, .observed, .call(RestoreAPI.listRestoreSessions)),
    .get(session, .observed, .session(RestoreAPI.getRestoreSession)),
    .post("\(session)/Stop", .openapi, .session(RestoreAPI.stopRestoreSession)),
    .get("\(session)/organization", .openapi, .workingSession(RestoreAPI.getBackupOrganization)),
    .get("\(session)/Events", query: .page, .observed, .session(RestoreAPI.listRestoreSessionEvents)),
    .get("\(session)/Events/{eventId}", .observed, .session(RestoreAPI.getRestoreSessionEvent)),
  ]

  /// What gets a client a device code for its restores, and tells whether the client has one.
  private static let deviceCodes: [Endpoint] = [
    .post(
      "\(session)/organization/restoreDeviceCode", body: .restoreDeviceCode, .assumed,
      .workingSession(RestoreAPI.issueRestoreDeviceCode)),
    .post("DeviceCode", body: .deviceCode, .assumed, .call(RestoreAPI.issueDeviceCode)),
    .post("DeviceCode/check", body: .deviceCodeCheck, .assumed, .call(RestoreAPI.checkDeviceCode)),
  ]

  /// What can be looked at in a restore session: its mailboxes, their folders and items.
  private static let mailboxes: [Endpoint] = [
    .get(allMailboxes, query: .page, .openapi, .mailSession(RestoreAPI.listMailboxes)),
    .post(
      "\(allMailboxes)/search", query: .search, body: .search, .assumed, .mailSession(RestoreAPI.searchMailboxes)),
    .get(mailbox, .openapi, .mailbox(RestoreAPI.getMailbox)),
    .post("\(mailbox)/search", query: .search, body: .search, .assumed, .mailbox(RestoreAPI.searchMailbox)),
    .get("\(mailbox)/folders", query: .folders, .assumed, .mailbox(RestoreAPI.listFolders)),
    .get("\(mailbox)/folders/{folderId}", .assumed, .mailbox(RestoreAPI.getFolder)),
    .get("\(mailbox)/items", query: .items, .assumed, .mailbox(RestoreAPI.listItems)),
    .get("\(mailbox)/items/{itemId}", .assumed, .mailbox(RestoreAPI.getItem)),
  ]

  /// The restores: the two that the vendor pages document, and their neighbours.
  private static let restores: [Endpoint] = [
    .post("\(allMailboxes)/restore", body: .bulkRestore, .documented, .mailSession(RestoreAPI.restoreMailboxes)),
    .post("\(mailbox)/restore", body: .singleRestore, .documented, .mailbox(RestoreAPI.restoreMailbox)),
    .post("\(mailbox)/restoreTo", body: .restoreTo, .openapi, .mailbox(RestoreAPI.restoreMailboxTo)),
    .post(
      "\(mailbox)/folders/{folderId}/restore", body: .singleRestore, .openapi, .mailbox(RestoreAPI.restoreFolder)),
    .post("\(mailbox)/items/restore", body: .restoreItems, .openapi, .mailbox(RestoreAPI.restoreItems)),
    .post("\(mailbox)/items/{itemId}/restore", body: .singleRestore, .openapi, .mailbox(RestoreAPI.restoreItem)),
  ]

  /// The document that describes the others, at the place where the vendor's server has its own (observed of older
  /// versions): open to everybody, as tools fetch it before they log in (assumed).
  private static let description = [
    Endpoint(.get, "swagger/docs/\(version)", basis: .assumed, .call(RestoreAPI.describe), needsToken: false)
  ]

  /// Calls of the vendor's that are not emulated and stand in the emulator's document: those around restores, and the other
  /// methods of paths that are answered. ``VendorOperations`` has all.
  private static let leftOut: [Endpoint] = [
    .leftOut(.post, "Organizations"),
    .leftOut(.put, "Organizations/{organizationId}"),
    .leftOut(.delete, "Organizations/{organizationId}"),
    .leftOut(.get, "RestorePoints"),
    .leftOut(.get, "RestorePoints/{restorePointId}"),
    .leftOut(.get, "RestorePoints/{restorePointId}/mailboxes"),
  ]
}
