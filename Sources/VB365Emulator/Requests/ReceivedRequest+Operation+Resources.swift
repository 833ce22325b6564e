// The calls that are answered from resources of the fixtures, and those that open a backup by one.
extension ReceivedRequest.Operation {
  /// `GET /v6/Jobs`
  public static let listJobs = Self(rawValue: "listJobs")
  /// `GET /v6/Jobs/{jobId}`
  public static let getJob = Self(rawValue: "getJob")
  /// `GET /v6/Jobs/{jobId}/SelectedItems`
  public static let listSelectedItems = Self(rawValue: "listSelectedItems")
  /// `GET /v6/Jobs/{jobId}/ExcludedItems`
  public static let listExcludedItems = Self(rawValue: "listExcludedItems")
  /// `GET /v6/Jobs/{jobId}/JobSessions`
  public static let listSessionsOfJob = Self(rawValue: "listSessionsOfJob")
  /// `GET /v6/JobSessions`
  public static let listJobSessions = Self(rawValue: "listJobSessions")
  /// `GET /v6/JobSessions/{jobSessionsId}`
  public static let getJobSession = Self(rawValue: "getJobSession")
  /// `GET /v6/JobSessions/{sessionId}/LogItems`
  public static let listLogItems = Self(rawValue: "listLogItems")
  /// `GET /v6/JobSessions/{sessionId}/LogItems/{logItemId}`
  public static let getLogItem = Self(rawValue: "getLogItem")
  /// `GET /v6/CopyJobs`
  public static let listCopyJobs = Self(rawValue: "listCopyJobs")
  /// `GET /v6/CopyJobs/{copyJobId}`
  public static let getCopyJob = Self(rawValue: "getCopyJob")
  /// `GET /v6/DataRetrievals`
  public static let listDataRetrievals = Self(rawValue: "listDataRetrievals")
  /// `GET /v6/DataRetrievals/{dataRetrievalId}`
  public static let getDataRetrieval = Self(rawValue: "getDataRetrieval")
  /// `GET /v6/BackupRepositories`
  public static let listBackupRepositories = Self(rawValue: "listBackupRepositories")
  /// `GET /v6/BackupRepositories/{repositoryId}`
  public static let getBackupRepository = Self(rawValue: "getBackupRepository")
  /// `GET /v6/ObjectStorageRepositories`
  public static let listObjectStorageRepositories = Self(rawValue: "listObjectStorageRepositories")
  /// `GET /v6/ObjectStorageRepositories/{repositoryId}`
  public static let getObjectStorageRepository = Self(rawValue: "getObjectStorageRepository")
  /// `GET /v6/Proxies`
  public static let listProxies = Self(rawValue: "listProxies")
  /// `GET /v6/Proxies/{proxyId}`
  public static let getProxy = Self(rawValue: "getProxy")
  /// `GET /v6/Organizations/{organizationId}/Jobs`
  public static let listJobsOfOrganization = Self(rawValue: "listJobsOfOrganization")
  /// `GET /v6/Organizations/{organizationId}/Users`
  public static let listUsers = Self(rawValue: "listUsers")
  /// `GET /v6/Organizations/{organizationId}/Users/{userId}`
  public static let getUser = Self(rawValue: "getUser")
  /// `GET /v6/Organizations/{organizationId}/Groups`
  public static let listGroups = Self(rawValue: "listGroups")
  /// `GET /v6/Organizations/{organizationId}/Groups/{groupId}`
  public static let getGroup = Self(rawValue: "getGroup")
  /// `GET /v6/Organizations/{organizationId}/Sites`
  public static let listSites = Self(rawValue: "listSites")
  /// `GET /v6/Organizations/{organizationId}/Sites/{siteId}`
  public static let getSite = Self(rawValue: "getSite")
  /// `GET /v6/Organizations/{organizationId}/Teams`
  public static let listTeams = Self(rawValue: "listTeams")
  /// `GET /v6/Organizations/{organizationId}/Teams/{teamId}`
  public static let getTeam = Self(rawValue: "getTeam")
  /// `GET /v6/Organizations/{organizationId}/usedRepositories`
  public static let listUsedRepositories = Self(rawValue: "listUsedRepositories")
  /// `GET /v6/Organizations/{organizationId}/AuditItems`
  public static let listAuditItems = Self(rawValue: "listAuditItems")
  /// `GET /v6/Organizations/{organizationId}/RbacRoles`
  public static let listRbacRolesOfOrganization = Self(rawValue: "listRbacRolesOfOrganization")
  /// `GET /v6/LicensedUsers`
  public static let listLicensedUsers = Self(rawValue: "listLicensedUsers")
  /// `GET /v6/ProtectedUsers`
  public static let listProtectedUsers = Self(rawValue: "listProtectedUsers")
  /// `GET /v6/ProtectedUsers/{protectedUserId}`
  public static let getProtectedUser = Self(rawValue: "getProtectedUser")
  /// `GET /v6/RbacRoles`
  public static let listRbacRoles = Self(rawValue: "listRbacRoles")
  /// `GET /v6/RbacRoles/{roleId}`
  public static let getRbacRole = Self(rawValue: "getRbacRole")
  /// `GET /v6/EncryptionKeys`
  public static let listEncryptionKeys = Self(rawValue: "listEncryptionKeys")
  /// `GET /v6/EncryptionKeys/{keyId}`
  public static let getEncryptionKey = Self(rawValue: "getEncryptionKey")
  /// `GET /v6/Accounts`
  public static let listAccounts = Self(rawValue: "listAccounts")
  /// `GET /v6/Accounts/{accountId}`
  public static let getAccount = Self(rawValue: "getAccount")
  /// `GET /v6/License`
  public static let getLicense = Self(rawValue: "getLicense")
  /// `GET /v6/AuditEmailSettings`
  public static let getAuditEmailSettings = Self(rawValue: "getAuditEmailSettings")
  /// `GET /v6/RestorePortalSettings`
  public static let getRestorePortalSettings = Self(rawValue: "getRestorePortalSettings")
  /// `GET /v6/RestorePoints`
  public static let listRestorePoints = Self(rawValue: "listRestorePoints")
  /// `GET /v6/RestorePoints/{restorePointId}`
  public static let getRestorePoint = Self(rawValue: "getRestorePoint")
  /// `GET /v6/RestorePoints/{restorePointId}/mailboxes`
  public static let listRestorePointMailboxes = Self(rawValue: "listRestorePointMailboxes")
  /// `POST /v6/Jobs/{jobId}/explore`
  public static let exploreJob = Self(rawValue: "exploreJob")
  /// `POST /v6/DataRetrievals/{dataRetrievalId}/explore`
  public static let exploreDataRetrieval = Self(rawValue: "exploreDataRetrieval")
  /// `POST /v6/BackupRepositories/{repositoryId}/explore`
  public static let exploreRepository = Self(rawValue: "exploreRepository")

  /// Those above.
  static let ofResources: [Self] = [
    .listJobs, .getJob, .listSelectedItems, .listExcludedItems, .listSessionsOfJob, .listJobSessions, .getJobSession,
    .listLogItems, .getLogItem, .listCopyJobs, .getCopyJob, .listDataRetrievals, .getDataRetrieval,
    .listBackupRepositories, .getBackupRepository, .listObjectStorageRepositories, .getObjectStorageRepository,
    .listProxies, .getProxy, .listJobsOfOrganization, .listUsers, .getUser, .listGroups, .getGroup, .listSites,
    .getSite, .listTeams, .getTeam, .listUsedRepositories, .listAuditItems, .listRbacRolesOfOrganization,
    .listLicensedUsers, .listProtectedUsers, .getProtectedUser, .listRbacRoles, .getRbacRole, .listEncryptionKeys,
    .getEncryptionKey, .listAccounts, .getAccount, .getLicense, .getAuditEmailSettings, .getRestorePortalSettings,
    .listRestorePoints, .getRestorePoint, .listRestorePointMailboxes, .exploreJob, .exploreDataRetrieval,
    .exploreRepository,
  ]
}
