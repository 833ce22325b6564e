import Backup

// The members that not every version has are those of the vendor's documents (openapi); the names of links are those that
// clients follow where there are any, else ours (client, assumed).
extension ResourceSchema {
  static let jobs = ResourceSchema(
    .jobs,
    members: [
      "runNow": .until(7), "selectedItems": .until(7), "excludedItems": .until(7), "lastBackup": .since(7),
      "organizationId": .since(8), "eTag": .since(8),
    ],
    links: [
      "self": "jobs/{id}", "organization": "organizations/{organizationId}",
      "backupRepository": "backuprepositories/{repositoryId}", "jobsessions": "jobs/{id}/jobsessions",
      "excludedItems": "jobs/{id}/excludeditems", "selectedItems": "jobs/{id}/selecteditems",
    ])

  static let selectedItems = ResourceSchema(
    .selectedItems, members: ["chats": .until(6)], links: ["job": "jobs/{parent}"])

  static let excludedItems = ResourceSchema(
    .excludedItems, members: ["chats": .until(6)], links: ["job": "jobs/{parent}"])

  static let jobSessions = ResourceSchema(
    .jobSessions,
    members: [
      "repositoryId": .since(7), "mainSessionId": .since(7), "jobWillBeRetried": .since(7), "jobType": .since(7),
      "jobId": .since(8), "jobSessionConfigType": .since(8), "eTag": .since(8), "proxyId": .since(8),
      "proxyPoolId": .since(8),
    ],
    links: [
      "self": "jobsessions/{id}", "log": "jobsessions/{id}/logitems", "job": "jobs/{jobId}",
    ])

  static let logItems = ResourceSchema(
    .logItems, members: ["title": .until(7), "message": .since(8), "type": .since(8)],
    links: ["self": "jobsessions/{parent}/logitems/{id}", "jobsession": "jobsessions/{parent}"])

  static let copyJobs = ResourceSchema(
    .copyJobs, members: ["lastBackup": .since(7), "organizationId": .since(8), "eTag": .since(8)],
    links: [
      "self": "copyjobs/{id}", "backupJob": "jobs/{backupJobId}",
      "backupRepository": "backuprepositories/{repositoryId}",
    ])

  static let dataRetrievals = ResourceSchema(
    .dataRetrievals, members: ["proxyId": .until(7)],
    links: ["self": "dataretrievals/{id}", "organization": "organizations/{organizationId}"])

  static let backupRepositories = ResourceSchema(
    .backupRepositories,
    members: [
      "objectStorageId": .until(7), "objectStorageCachePath": .until(7), "proxyPoolId": .since(8),
      "organizationId": .since(8), "isOutdated": .since(8), "isIndexed": .since(8), "isMigrationLocked": .since(8),
      "isOutOfOrder": .since(8), "outOfOrderReason": .since(8), "objectStorage": .since(8),
    ],
    links: ["self": "backuprepositories/{id}", "proxy": "proxies/{proxyId}"])

  static let objectStorageRepositories = ResourceSchema(
    .objectStorageRepositories,
    members: ["enableImmutability": .since(7), "glacierInstantRetrievalEnabled": .since(7)],
    links: ["self": "objectstoragerepositories/{id}"])

  static let proxies = ResourceSchema(
    .proxies,
    members: [
      "threadsNumber": .until(7), "fqdn": .since(7), "operatingSystem": .since(8), "proxyPoolId": .since(8),
      "maintenanceModeState": .since(8), "cpuUsagePercent": .since(8), "memoryUsagePercent": .since(8),
      "version": .since(8), "serviceAccount": .since(8), "role": .since(8),
    ],
    links: ["self": "proxies/{id}", "repositories": "backuprepositories?proxyId={id}"])

  static let restorePoints = ResourceSchema(
    .restorePoints,
    members: [
      "isDeleted": .since(7), "isCopy": .since(7), "eTag": .since(8), "objectsEtag": .since(8),
      "immutabilityExpiresOn": .since(8),
    ],
    links: ["self": "restorepoints/{id}", "organization": "organizations/{organizationId}", "job": "jobs/{jobId}"])
}

extension ResourceSchema {
  /// What users, groups, sites and teams have since v8.
  private static let directoryMembers: [String: VersionRange] = [
    "eTag": .since(8), "msid": .since(8), "dataLocation": .since(8),
  ]

  static let users = ResourceSchema(
    .users,
    members: directoryMembers.merging([
      "onPremisesSid": .since(7), "office": .since(7), "assignedLicenses": .since(8),
    ]) { first, _ in first },
    links: ["self": "organizations/{parent}/users/{id}", "organization": "organizations/{parent}"])

  static let groups = ResourceSchema(
    .groups, members: directoryMembers.merging(["onPremisesSid": .since(7)]) { first, _ in first },
    links: ["self": "organizations/{parent}/groups/{id}", "organization": "organizations/{parent}"])

  static let sites = ResourceSchema(
    .sites, members: directoryMembers,
    links: ["self": "organizations/{parent}/sites/{id}", "organization": "organizations/{parent}"])

  static let teams = ResourceSchema(
    .teams, members: directoryMembers,
    links: ["self": "organizations/{parent}/teams/{id}", "organization": "organizations/{parent}"])

  static let usedRepositories = ResourceSchema(
    .usedRepositories, members: ["repositoryId": .since(8), "protectedObjectsCount": .since(8)],
    links: [
      "backupRepository": "backuprepositories/{repositoryId}", "organization": "organizations/{parent}",
    ])

  static let auditItems = ResourceSchema(.auditItems, links: ["organization": "organizations/{parent}"])

  static let licensedUsers = ResourceSchema(
    .licensedUsers, links: ["organization": "organizations/{organizationId}"])

  static let protectedUsers = ResourceSchema(.protectedUsers)

  static let rbacRoles = ResourceSchema(
    .rbacRoles, links: ["self": "rbacroles/{id}", "organization": "organizations/{organizationId}"])

  static let encryptionKeys = ResourceSchema(
    .encryptionKeys, members: ["organizationId": .since(8)], links: ["self": "encryptionkeys/{id}"])

  static let accounts = ResourceSchema(
    .accounts, members: ["organizationId": .since(8)], links: ["self": "accounts/{id}"])

  static let license = ResourceSchema(
    .license,
    members: [
      "expirationDate": .until(6), "contactPerson": .until(6), "supportExpirationDate": .until(6),
      "licenseExpires": .since(7), "gracePeriodExpires": .since(7), "package": .since(7),
    ])

  static let restorePortalSettings = ResourceSchema(
    .restorePortalSettings, members: ["restorePortalUri": .since(7)])

  static let auditEmailSettings = ResourceSchema(
    .auditEmailSettings,
    members: [
      "authenticationType": .since(7), "clientId": .since(7), "tenantId": .since(7), "userId": .since(7),
      "mailApiUrl": .since(7), "isAuthenticated": .since(7),
    ],
    links: ["self": "auditemailsettings"])
}
