import Backup
import Verdict

// Every call that is answered from resources of the fixtures, a line each.
extension Row {
  /// Those of the version whose shapes are those of the vendor's document `number`.
  static func resources(of number: Int) -> [Row] {
    let lines = backupResources + organizationResources + installationResources + restorePoints
    return lines.compactMap { $0.row(in: number) } + restorePointMailboxes(of: number) + resourceExplores(of: number)
  }

  /// Jobs, what they did, and where they put it.
  private static let backupResources: [ResourceLine] = [
    .list(
      "listJobs: Jobs", .jobs, pages: .since(8), [.equal(.organizationId).since(8), .equal(.repositoryId).since(8)]),
    .item("getJob: Jobs/{jobId}", .jobs),
    .list("listSelectedItems: Jobs/{jobId}/SelectedItems", .selectedItems, pages: .since(8)),
    .list("listExcludedItems: Jobs/{jobId}/ExcludedItems", .excludedItems, pages: .since(8)),
    .list("listSessionsOfJob: Jobs/{jobId}/JobSessions", .jobSessions, pages: .all)
      .of(.item(.jobs), by: "jobId").only(.until(6)),
    .list(
      "listJobSessions: JobSessions", .jobSessions, pages: .all,
      [
        .equal(.jobId).since(7), .equal(.jobType), .equal(.status).since(8),
        .notBefore(.endTimeLowerBound, "creationTime"), .notAfter(.endTimeUpperBound, "creationTime").since(7),
      ]),
    .item("getJobSession: JobSessions/{jobSessionsId}", .jobSessions),
    .list(
      "listLogItems: JobSessions/{sessionId}/LogItems", .logItems, pages: .all, [.equal(.type).since(8)]
    ).ordered(by: "creationTime", isAscending: true, asked: .since(8)),
    .item("getLogItem: JobSessions/{sessionId}/LogItems/{logItemId}", .logItems),
    .list(
      "listCopyJobs: CopyJobs", .copyJobs, pages: .since(8),
      [.equal(.organizationId).since(8), .equal(.repositoryId)]),
    .item("getCopyJob: CopyJobs/{copyJobId}", .copyJobs),
    .list(
      "listDataRetrievals: DataRetrievals", .dataRetrievals, pages: .since(8),
      [.equal(.organizationId), .equal(.repositoryId), .equal(.dataState)]),
    .item("getDataRetrieval: DataRetrievals/{dataRetrievalId}", .dataRetrievals),
    .list(
      "listBackupRepositories: BackupRepositories", .backupRepositories, pages: .since(8),
      [
        .equal(.proxyId), .equal(.proxyPoolId).since(8), .equal(.organizationId).since(8),
        .equal(.longTerm, "isLongTerm"),
      ]),
    .item("getBackupRepository: BackupRepositories/{repositoryId}", .backupRepositories),
    .list(
      "listObjectStorageRepositories: ObjectStorageRepositories", .objectStorageRepositories, pages: .none,
      [.without(.longTerm)]
    ).only(.until(7)),
    .item(
      "getObjectStorageRepository: ObjectStorageRepositories/{repositoryId}", .objectStorageRepositories
    ).only(.until(7)),
    .list("listProxies: Proxies", .proxies, pages: .since(8), [.without(.extendedView).until(7)]),
    .item("getProxy: Proxies/{proxyId}", .proxies, [.without(.extendedView).until(7)]),
  ]

  /// What an organization has.
  private static let organizationResources: [ResourceLine] = [
    .list("listJobsOfOrganization: \(organization)/Jobs", .jobs, pages: .none)
      .of(.organization, by: "organizationId").only(.until(7)),
    .list(
      "listUsers: \(organization)/Users", .users, pages: .all,
      directoryFilters + [
        .equal(.userName, "name"), .equal(.locationFilter, "locationType"), .without(.detectedSkuType).since(8),
      ]),
    .item("getUser: \(organization)/Users/{userId}", .users, [.without(.dataSource).since(7)]),
    .list(
      "listGroups: \(organization)/Groups", .groups, pages: .all,
      directoryFilters + [.equal(.groupName, "name"), .equal(.locationFilter, "locationType")]),
    .item("getGroup: \(organization)/Groups/{groupId}", .groups, [.without(.dataSource).since(7)]),
    .list(
      "listSites: \(organization)/Sites", .sites, pages: .all,
      [
        .without(.setId), .without(.dataSource).since(7), .without(.includePersonalSites), .without(.parentId),
        .without(.locationFilter), .without(.filter).since(7), .without(.includeSearchSites).since(8),
      ]),
    .item("getSite: \(organization)/Sites/{siteId}", .sites, [.without(.dataSource).since(7)]),
    .list("listTeams: \(organization)/Teams", .teams, pages: .all, directoryFilters),
    .item("getTeam: \(organization)/Teams/{teamId}", .teams, [.without(.dataSource).since(7)]),
    .list("listUsedRepositories: \(organization)/usedRepositories", .usedRepositories, pages: .all),
    .list("listAuditItems: \(organization)/AuditItems", .auditItems, pages: .none),
    .list("listRbacRolesOfOrganization: \(organization)/RbacRoles", .rbacRoles, pages: .none)
      .of(.organization, by: "organizationId"),
  ]

  /// The installation's licence, roles, keys and settings.
  private static let installationResources: [ResourceLine] = [
    .list(
      "listLicensedUsers: LicensedUsers", .licensedUsers, pages: .all,
      [.equal(.organizationId), .equal(.backedUpOrganizationId).since(8), .pattern(.name)]),
    .list(
      "listProtectedUsers: ProtectedUsers", .protectedUsers, pages: .all,
      [
        .equal(.organizationId), .equal(.backedUpOrganizationId), .without(.repositoryId), .without(.restorePointId),
      ]
    ).only(.since(8)),
    .item("getProtectedUser: ProtectedUsers/{protectedUserId}", .protectedUsers).only(.since(8)),
    .list("listRbacRoles: RbacRoles", .rbacRoles, pages: .none),
    .item("getRbacRole: RbacRoles/{roleId}", .rbacRoles),
    .list(
      "listEncryptionKeys: EncryptionKeys", .encryptionKeys, pages: .none,
      [.pattern(.description), .equal(.organizationId).since(8)]),
    .item("getEncryptionKey: EncryptionKeys/{keyId}", .encryptionKeys),
    .list(
      "listAccounts: Accounts", .accounts, pages: .none,
      [.pattern(.name, "userName"), .equal(.accountType), .equal(.organizationId).since(8)]),
    .item("getAccount: Accounts/{accountId}", .accounts),
    .document("getLicense: License", .license),
    .document("getAuditEmailSettings: AuditEmailSettings", .auditEmailSettings),
    .document("getRestorePortalSettings: RestorePortalSettings", .restorePortalSettings).open,
  ]

  private static let organization = "Organizations/{organizationId}"

  /// What narrows lists of users, groups and teams.
  private static let directoryFilters: [ResourceFilter] = [
    .without(.setId), .pattern(.displayName), .without(.dataSource).since(7),
  ]
}

extension Row {
  /// The points in time that there are backups of.
  private static let restorePoints: [ResourceLine] = [
    .list(
      "listRestorePoints: RestorePoints", .restorePoints, pages: .since(7),
      [
        .equal(.organizationId), .equal(.jobId), .equal(.repositoryId), .equal(.backupTime).until(6),
        .notBefore(.from, "backupTime").since(7), .notAfter(.to, "backupTime").since(7), .equal(.isLongTermCopy),
        .equal(.isCopy).since(7), .equal(.isRetrieved), .without(.userId).since(8), .without(.groupId).since(8),
        .without(.siteId).since(8), .without(.teamId).since(8),
      ]
    ).ordered(by: "backupTime", isAscending: false, asked: .since(7)),
    .item("getRestorePoint: RestorePoints/{restorePointId}", .restorePoints),
  ]

  /// The mailboxes of one, under two names, and gone since v8 (openapi).
  private static func restorePointMailboxes(of number: Int) -> [Row] {
    let rows: [(versions: VersionRange, row: Row)] = [
      (
        .until(6),
        .get(
          "listRestorePointMailboxes: RestorePoints/{restorePointId}/mailboxes", .openapi,
          .call(RestoreAPI.listRestorePointMailboxes))
      ),
      (
        .only(7),
        .get(
          "listRestorePointMailboxes: RestorePoints/{restorePointId}/protectedMailboxes", query: .page, .openapi,
          .call(RestoreAPI.listRestorePointMailboxes))
      ),
    ]
    return rows.filter { $0.versions.contains(number) }.map(\.row)
  }

  /// The calls that open a backup by a resource; v5 has them in another form.
  private static func resourceExplores(of number: Int) -> [Row] {
    let rows: [(versions: VersionRange, row: Row)] = [
      (
        .since(6),
        .post("exploreJob: Jobs/{jobId}/explore", body: .explore, .openapi, .call(RestoreAPI.exploreJob))
      ),
      (
        .since(6),
        .post(
          "exploreDataRetrieval: DataRetrievals/{dataRetrievalId}/explore", .openapi,
          .call(RestoreAPI.exploreDataRetrieval))
      ),
      (
        .since(7),
        .post(
          "exploreRepository: BackupRepositories/{repositoryId}/explore", query: .repositoryExplore, body: .explore,
          .openapi, .call(RestoreAPI.exploreRepository))
      ),
    ]
    return rows.filter { $0.versions.contains(number) }.map(\.row)
  }
}
