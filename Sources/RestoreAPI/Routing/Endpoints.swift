import HTTP1
import Verdict

// The whole surface: every call that is answered, a row each, in the first version that has it. What later ones have
// besides, or differently, stands in `APIVersion`. What a row's handler can rely on says the function around
// it: `.mailbox(…)` is called with the mailbox that the path names, once it has been found.
extension Row {
  /// Every call of the restore journey, in the order of `LIMITS.md`.
  static let journey = tokens + organizations + sessions + deviceCodes + mailboxes + restores + savings

  private static let session = "RestoreSessions/{restoreSessionId}"
  private static let allMailboxes = "\(session)/organization/mailboxes"
  private static let mailbox = "\(allMailboxes)/{mailboxId}"

  /// What gets a client its bearer token.
  private static let tokens: [Row] = [
    .post("createToken: token", body: .tokenRequest, .observed, .logIn(RestoreAPI.issueToken))
  ]

  /// The installation, its organizations, and the calls that open an organization's backup.
  private static let organizations: [Row] = [
    .get("getServiceInstance: ServiceInstance", .openapi, .call(RestoreAPI.getServiceInstance)),
    .get("listOrganizations: Organizations", query: .organizations, .openapi, .call(RestoreAPI.listOrganizations)),
    .get(
      "getOrganization: Organizations/{organizationId}", query: .organizations, .openapi,
      .call(RestoreAPI.getOrganization)),
    .get(
      "getLicensingInformation: Organizations/{organizationId}/LicensingInformation", .openapi,
      .call(RestoreAPI.getLicensingInformation)),
    .get("getOwnOrganization: Organization", .assumed, .call(RestoreAPI.getOwnOrganization)),
    .post(
      "exploreOrganization: Organizations/{organizationId}/explore", body: .explore, .observed,
      .call(RestoreAPI.exploreOrganization)),
    .post(
      "exploreOwnOrganization: Organization/Explore", body: .explore, .assumed,
      .call(RestoreAPI.exploreOwnOrganization)),
    .post(
      "exploreAsOperator: Organization/OperatorExplore", body: .operatorExplore, .assumed,
      .call(RestoreAPI.exploreAsOperator)),
  ]

  /// Restore sessions themselves.
  private static let sessions: [Row] = [
    .get("listRestoreSessions: RestoreSessions", query: .sessions, .observed, .call(RestoreAPI.listRestoreSessions)),
    .get("getRestoreSession: \(session)", .observed, .session(RestoreAPI.getRestoreSession)),
    .post("stopRestoreSession: \(session)/Stop", .openapi, .session(RestoreAPI.stopRestoreSession)),
    .get(
      "getSessionOrganization: \(session)/organization", .openapi, .workingSession(RestoreAPI.getBackupOrganization)),
    .get("listEvents: \(session)/Events", query: .page, .observed, .session(RestoreAPI.listRestoreSessionEvents)),
    .get("getEvent: \(session)/Events/{eventId}", .observed, .session(RestoreAPI.getRestoreSessionEvent)),
  ]

  /// What gets a client a device code for its restores, and tells whether the client has one.
  private static let deviceCodes: [Row] = [
    .post(
      "createRestoreDeviceCode: \(session)/organization/restoreDeviceCode", body: .restoreDeviceCode, .assumed,
      .workingSession(RestoreAPI.issueRestoreDeviceCode)
    ).confidential,
    .post("createDeviceCode: DeviceCode", body: .deviceCode, .assumed, .call(RestoreAPI.issueDeviceCode)).confidential,
    .post(
      "createOrganizationDeviceCode: Organizations/{organizationId}/DeviceCode", .assumed,
      .call(RestoreAPI.issueOrganizationDeviceCode)
    ).confidential,
    .post("checkDeviceCode: DeviceCode/check", body: .deviceCodeCheck, .assumed, .call(RestoreAPI.checkDeviceCode)),
  ]

  /// What can be looked at in a restore session: its mailboxes, their folders and items.
  private static let mailboxes: [Row] = [
    .get("listMailboxes: \(allMailboxes)", query: .page, .openapi, .mailSession(RestoreAPI.listMailboxes)),
    .post(
      "searchMailboxes: \(allMailboxes)/search", query: .search, body: .search, .assumed,
      .mailSession(RestoreAPI.searchMailboxes)),
    .post(
      "searchExchange: \(session)/organization/searchExchange", query: .page, body: .search, .assumed,
      .mailSession(RestoreAPI.searchMailboxes)),
    .get("getMailbox: \(mailbox)", .openapi, .mailbox(RestoreAPI.getMailbox)),
    .post(
      "searchMailbox: \(mailbox)/search", query: .search, body: .search, .assumed, .mailbox(RestoreAPI.searchMailbox)),
    .get("listFolders: \(mailbox)/folders", query: .folders, .assumed, .mailbox(RestoreAPI.listFolders)),
    .get("getFolder: \(mailbox)/folders/{folderId}", .assumed, .mailbox(RestoreAPI.getFolder)),
    .post(
      "searchFolder: \(mailbox)/folders/{folderId}/search", query: .search, body: .search, .assumed,
      .mailbox(RestoreAPI.searchFolder)),
    .get("listItems: \(mailbox)/items", query: .items, .assumed, .mailbox(RestoreAPI.listItems)),
    .get("getItem: \(mailbox)/items/{itemId}", .assumed, .mailbox(RestoreAPI.getItem)),
  ]

  /// The restores: the two that the vendor pages document, and their neighbours.
  private static let restores: [Row] = [
    .post(
      "restoreMailboxes: \(allMailboxes)/restore", body: .bulkRestore, .documented,
      .mailSession(RestoreAPI.restoreMailboxes)),
    .post(
      "restoreMailbox: \(mailbox)/restore", body: .singleRestore, .documented, .mailbox(RestoreAPI.restoreMailbox)),
    .post(
      "restoreMailboxTo: \(mailbox)/restoreTo", body: .restoreTo, .openapi, .mailbox(RestoreAPI.restoreMailboxTo)),
    .post(
      "restoreFolder: \(mailbox)/folders/{folderId}/restore", body: .singleRestore, .openapi,
      .mailbox(RestoreAPI.restoreFolder)),
    .post(
      "restoreFolderTo: \(mailbox)/folders/{folderId}/restoreTo", body: .restoreTo, .openapi,
      .mailbox(RestoreAPI.restoreFolderTo)),
    .post("restoreItems: \(mailbox)/items/restore", body: .restoreItems, .openapi, .mailbox(RestoreAPI.restoreItems)),
    .post(
      "restoreItem: \(mailbox)/items/{itemId}/restore", body: .singleRestore, .openapi,
      .mailbox(RestoreAPI.restoreItem)),
    .post(
      "restoreItemsTo: \(mailbox)/items/restoreTo", body: .restoreItemsTo, .openapi,
      .mailbox(RestoreAPI.restoreItemsTo)),
    .post(
      "restoreItemTo: \(mailbox)/items/{itemId}/restoreTo", body: .restoreTo, .openapi,
      .mailbox(RestoreAPI.restoreItemTo)),
    .post(
      "restoreItemsAsOperator: \(mailbox)/items/operatorRestore", body: .operatorRestore, .assumed,
      .mailbox(RestoreAPI.restoreItemsAsOperator)
    ).asSession,
  ]

  /// The calls that save items as message files, and those that send them by mail.
  private static let savings: [Row] = [
    .post("saveItems: \(mailbox)/items/Save", body: .namedItems, .openapi, .mailbox(RestoreAPI.saveItems)),
    .post("saveItem: \(mailbox)/items/{itemId}/save", .openapi, .mailbox(RestoreAPI.saveItem)),
    .post(
      "sendItems: \(mailbox)/items/sendToDefaultAddress", body: .namedItems, .openapi,
      .mailbox(RestoreAPI.sendItems)),
    .post("sendItem: \(mailbox)/items/{itemId}/sendToDefaultAddress", .openapi, .mailbox(RestoreAPI.sendItem)),
    .post(
      "sendItemsTo: \(mailbox)/items/sendToDifferentAddress", body: .sendItems, .openapi,
      .mailbox(RestoreAPI.sendItemsTo)),
    .post(
      "sendItemTo: \(mailbox)/items/{itemId}/sendToDifferentAddress", body: .sendItem, .openapi,
      .mailbox(RestoreAPI.sendItemTo)),
  ]

  /// Calls of the vendor's that are not emulated and stand in the emulator's document: those around restores, and the other
  /// methods of paths that are answered. ``VendorOperations`` has all.
  static let leftOut: [Row] = [
    .leftOut(.post, "addOrganization: Organizations"),
    .leftOut(.put, "updateOrganization: Organizations/{organizationId}"),
    .leftOut(.delete, "removeOrganization: Organizations/{organizationId}"),
  ]
}
