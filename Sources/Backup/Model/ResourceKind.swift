/// The lists and documents that fixtures describe by their path; raw values are the paths, as the vendor has them below
/// the version.
package enum ResourceKind: String, CaseIterable, Sendable {
  case jobs = "Jobs"
  case selectedItems = "Jobs/{jobId}/SelectedItems"
  case excludedItems = "Jobs/{jobId}/ExcludedItems"
  case jobSessions = "JobSessions"
  case logItems = "JobSessions/{sessionId}/LogItems"
  case copyJobs = "CopyJobs"
  case dataRetrievals = "DataRetrievals"
  case backupRepositories = "BackupRepositories"
  case objectStorageRepositories = "ObjectStorageRepositories"
  case proxies = "Proxies"
  case users = "Organizations/{organizationId}/Users"
  case groups = "Organizations/{organizationId}/Groups"
  case sites = "Organizations/{organizationId}/Sites"
  case teams = "Organizations/{organizationId}/Teams"
  case usedRepositories = "Organizations/{organizationId}/usedRepositories"
  case auditItems = "Organizations/{organizationId}/AuditItems"
  case licensedUsers = "LicensedUsers"
  case protectedUsers = "ProtectedUsers"
  case restorePoints = "RestorePoints"
  case rbacRoles = "RbacRoles"
  case encryptionKeys = "EncryptionKeys"
  case accounts = "Accounts"
  case license = "License"
  case restorePortalSettings = "RestorePortalSettings"
  case auditEmailSettings = "AuditEmailSettings"

  /// Whether it is a single document, not a list.
  package var isDocument: Bool {
    switch self {
    case .license, .restorePortalSettings, .auditEmailSettings: true
    default: false
    }
  }

  /// Whether each of its items needs an `id`: a call asks for one by it, or a client tells them apart by it.
  package var needsID: Bool {
    switch self {
    case .selectedItems, .excludedItems, .usedRepositories: false
    default: !isDocument
    }
  }

  /// What the id in its path names.
  package var parent: ResourceParent? {
    switch self {
    case .users, .groups, .sites, .teams, .usedRepositories, .auditItems: .organization
    case .selectedItems, .excludedItems: .item(.jobs)
    case .logItems: .item(.jobSessions)
    default: nil
    }
  }
}

/// What the id in the path of a list names.
package enum ResourceParent: Sendable {
  /// An organization of the fixtures.
  case organization
  /// An item of another list.
  indirect case item(ResourceKind)
}

/// A path of a resource as fixtures write it: its kind, and the id in it.
package struct ResourcePath: Hashable, Sendable {
  /// What it leads to.
  package let kind: ResourceKind
  /// The id in it, by which ``ResourceID/key(_:)`` finds it; nil where the path has none.
  package let parent: String?

  /// The path of that list or document, of the parent with that id where it has one.
  package init(_ kind: ResourceKind, of parent: String? = nil) {
    self.kind = kind
    self.parent = parent.map(ResourceID.key)
  }

  /// Reads a path, whose words are in the vendor's case; nil where no resource has it.
  init?(parsing path: String) {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for kind in ResourceKind.allCases {
      let template = kind.rawValue.split(separator: "/")
      guard template.count == segments.count else { continue }
      let fits = zip(template, segments).allSatisfy { $0.first == "{" ? !$1.isEmpty : $0 == $1 }
      guard fits else { continue }
      let parent = zip(template, segments).first { $0.0.first == "{" }?.1
      self.init(kind, of: parent.map(String.init))
      return
    }
    return nil
  }

  /// All known paths, with the id of `path` in the place of their own: what `path` may have been meant to be.
  static func candidates(for path: String) -> [String] {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    return ResourceKind.allCases.map { kind in
      let template = kind.rawValue.split(separator: "/")
      let words = template.enumerated().map { index, word in
        word.first == "{" && segments.indices.contains(index) && !segments[index].isEmpty ? segments[index] : word
      }
      return words.joined(separator: "/")
    }
  }
}
