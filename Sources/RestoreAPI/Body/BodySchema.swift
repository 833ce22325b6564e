import Bytes
import JSONText

/// The properties that one call's body may have. A class, so that a request takes its schema by a single reference.
final class BodySchema: Sendable {
  /// In the order of the vendor page.
  let properties: [Property]
  /// Their names, for suggestions.
  let names: [String]
  /// Other names that some of them have.
  let aliases: [(name: StaticString, property: Property)]

  /// The schema of `properties`, some of which have other names, too.
  init(_ properties: [Property], aliases: [(name: StaticString, property: Property)] = []) {
    self.properties = properties
    self.aliases = aliases
    names = properties.map(\.name.description)
  }

  /// The property that a form's `name` spells, in any case.
  func property(named name: Span<UInt8>) -> Property? {
    names.firstIndex { $0.utf8.span.equalsIgnoringCase(name) }.map { properties[$0] }
      ?? aliases.first { $0.name.description.utf8.span.equalsIgnoringCase(name) }?.property
  }

  /// The property that `name` spells, in any case.
  func property(_ name: JSONString, in text: Span<UInt8>) -> Property? {
    for property in properties where name.equals(property.name, ignoringCase: true, in: text) { return property }
    for (alias, property) in aliases where name.equals(alias, ignoringCase: true, in: text) { return property }
    return nil
  }

  /// The body of the page "Performing Bulk Restore of Mailbox Data".
  static let bulkRestore = BodySchema([
    .casServer, .mailBoxes, .office365UserName, .office365UserPassword, .onPremisesUserName, .onPremisesUserPassword,
    .domainName, .skipUnresolved, .changedItems, .deletedItems, .markRestoredAsUnread, .excludeDrafts,
    .excludeDeletedItems, .excludeInPlaceHoldItems, .excludeLitigationHoldItems, .recentItemRestorePeriod, .userCode,
    .applicationId, .applicationCertificate, .applicationCertificatePassword, .impersonationAccountName,
  ])

  /// The same with the names of v5 beside it (documented).
  static let olderBulkRestore = BodySchema(
    bulkRestore.properties,
    aliases: [("onpremuserName", .onPremisesUserName), ("onpremuserPassword", .onPremisesUserPassword)])

  /// The body that starts a restore session (openapi); clients spell `datetime` as well.
  static let explore = BodySchema([.dateTime, .sessionType, .showDeleted, .showAllVersions])

  /// The same for an organization since v8 (openapi).
  static let exploreOrganization = BodySchema([.dateTime, .sessionType, .showDeleted, .showAllVersions, .repositoryId])

  /// The body that starts a restore operator's session (openapi).
  static let operatorExplore = BodySchema([
    .dateTime, .sessionType, .showDeleted, .showAllVersions, .scope, .reason,
  ])

  /// The same since v8 (openapi).
  static let operatorExploreOfRepository = BodySchema([
    .dateTime, .sessionType, .showDeleted, .showAllVersions, .scope, .repositoryId, .reason,
  ])

  /// The body of the page "Restoring Mailbox Data to Original Exchange Server".
  static let singleRestore = BodySchema([
    .userName, .userPassword, .userCode, .applicationId, .applicationCertificate, .applicationCertificatePassword,
    .impersonationAccountName,
  ])

  /// The body of `…/{mailboxId}/restoreTo` (openapi).
  static let restoreTo = BodySchema([
    .changedItems, .deletedItems, .markRestoredAsUnread, .excludeDrafts, .excludeDeletedItems,
    .excludeInPlaceHoldItems, .excludeLitigationHoldItems, .mailbox, .casServer, .folder, .officeRegion,
    .officeOrganizationName, .userName, .userPassword, .userCode, .applicationId, .applicationCertificate,
    .applicationCertificatePassword, .impersonationAccountName,
  ])

  /// The body of `…/items/restoreTo` (openapi).
  static let restoreItemsTo = BodySchema(restoreTo.properties + [.items])

  /// The body of `…/items/operatorRestore` (openapi).
  static let operatorRestore = BodySchema([
    .changedItems, .deletedItems, .markRestoredAsUnread, .folder, .items, .reason,
  ])

  /// The body of `…/items/restore` (openapi).
  static let restoreItems = BodySchema([
    .items, .userName, .userPassword, .userCode, .applicationId, .applicationCertificate,
    .applicationCertificatePassword, .impersonationAccountName,
  ])

  /// The body of `…/items/Save` and `…/items/sendToDefaultAddress` (openapi).
  static let namedItems = BodySchema([.items])

  /// The body of `…/items/{itemId}/sendToDifferentAddress` (openapi).
  static let sendItem = BodySchema([.from, .to, .subject, .text])

  /// The body of `…/items/sendToDifferentAddress` (openapi).
  static let sendItems = BodySchema([.items, .from, .to, .subject, .text])

  /// The body of `POST /v6/token` (openapi).
  static let tokenRequest = BodySchema([
    .grantType, .username, .password, .refreshToken, .clientId, .assertion, .integrationToken,
  ])

  /// The same since v7 (openapi).
  static let laterTokenRequest = BodySchema(tokenRequest.properties + [.disableAntiforgeryToken])

  /// The same since v8, which has no integration tokens (openapi).
  static let latestTokenRequest = BodySchema(laterTokenRequest.properties.filter { $0 != .integrationToken })

  /// The body of `…/organization/restoreDeviceCode` (openapi).
  static let restoreDeviceCode = BodySchema([.targetApplicationId, .targetRegion, .targetOrganizationName])

  /// The body of `…/search` (openapi).
  static let search = BodySchema([.query])

  /// The body of `POST /v6/DeviceCode` (openapi).
  static let deviceCode = BodySchema([.targetRegion])

  /// The same since v8 (openapi).
  static let laterDeviceCode = BodySchema([.targetRegion, .loginGraphAppOrganizationId])

  /// The body of `POST /v6/DeviceCode/check` (openapi).
  static let deviceCodeCheck = BodySchema([.userCode])
}
