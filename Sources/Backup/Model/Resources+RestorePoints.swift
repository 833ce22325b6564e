import Bytes
import JSONText

extension Resources {
  /// Adds the restore points that the restore sessions imply, where the fixtures have no list of their own: what a
  /// session opened was backed up when it was started (assumed), by the first job of its organization, into that job's
  /// repository or else the first one. Sessions of one
  /// organization that were started at the same moment share one.
  mutating func addImpliedRestorePoints(by sessions: [RestoreSession]) {
    let path = ResourcePath(.restorePoints)
    guard !hasList(path) else { return }
    let jobs = list(ResourcePath(.jobs)).items
    let repository = list(ResourcePath(.backupRepositories)).items.first?.id
    var known: Set<ImpliedPoint> = []
    let points = sessions.filter { $0.type == .vex }.compactMap { session -> ResourceItem? in
      let point = ImpliedPoint(organizationId: session.organizationId, time: session.creationTime)
      guard known.insert(point).inserted else { return nil }
      return point.item(
        id: session.id, by: jobs.first { $0.uuid("organizationId") == point.organizationId }, in: repository)
    }
    set(ResourceList(points), at: path)
  }
}

/// What a restore session tells of a backup.
private struct ImpliedPoint: Hashable {
  let organizationId: UUID
  let time: Timestamp

  /// The restore point, with the members of every version (openapi). Its id is that of the first session that opened it,
  /// without dashes: the vendor's is a text of no known form (assumed).
  func item(id: UUID, by job: ResourceItem?, in repository: String?) -> ResourceItem {
    var members: [ResourceItem.Member] = [
      .string("id", id.description.split(separator: "-").joined())
    ]
    if let id = job?.text("repositoryId") ?? repository { members.append(.string("repositoryId", id)) }
    var printedTime: [UInt8] = []
    time.append(to: &printedTime)
    members.append(.string("backupTime", String(decoding: printedTime, as: UTF8.self)))
    if let id = job?.id { members.append(.string("jobId", id)) }
    members.append(.string("organizationId", organizationId.description))
    members.append(.plain("isExchange", "true"))
    for name in [
      "isSharePoint", "isOneDrive", "isTeams", "isLongTermCopy", "isRetrieved", "isDeleted", "isCopy",
    ] {
      members.append(.plain(name, "false"))
    }
    members.append(.plain("eTag", "1"))
    members.append(.plain("objectsEtag", "1"))
    return ResourceItem(members)
  }
}

extension ResourceItem.Member {
  /// A member with a string.
  fileprivate static func string(_ name: String, _ text: String) -> Self {
    var json = JSONWriter()
    json.value(text)
    return Self(name: name, json: json.bytes, text: text)
  }

  /// A member whose value is written as it is.
  fileprivate static func plain(_ name: String, _ json: String) -> Self {
    Self(name: name, json: Array(json.utf8), text: nil)
  }
}
