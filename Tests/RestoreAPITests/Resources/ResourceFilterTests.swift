import Testing

@testable import RestoreAPI

@Suite("Queries narrow what dashboards read", .timeLimit(.minutes(5)))
struct ResourceFilterTests {
  /// Two of each of what filters tell apart.
  private static let world = """
    { "restUsers": [ { "userName": "u", "password": "p" } ], "tokens": [ { "token": "dev-token", "userName": "u" } ],
      "organizations": [ { "id": "\(ServedResources.organization)", "name": "abc", "type": "Office365" } ],
      "resources": [
        { "path": "Jobs", "items": [
          { "id": "a", "organizationId": "\(ServedResources.organization)", "repositoryId": "\(ServedResources.repository)" },
          { "id": "b", "organizationId": "\(ServedResources.hybrid)" } ] },
        { "path": "JobSessions", "items": [
          { "id": "a", "jobId": "\(ServedResources.job)", "jobType": "Backup", "status": "Success",
            "creationTime": "2026-01-01T10:00:00Z" },
          { "id": "b", "jobId": "\(ServedResources.hybridJob)", "jobType": "Copy", "status": "Failed",
            "creationTime": "2026-01-02T10:00:00Z" } ] },
        { "path": "BackupRepositories", "items": [ { "id": "a", "isLongTerm": true }, { "id": "b" } ] },
        { "path": "Organizations/\(ServedResources.organization)/Users", "items": [
          { "id": "a", "displayName": "Eva Martin", "name": "eva@abc", "locationType": "Cloud" },
          { "id": "b", "displayName": "Dan Johnes", "name": "dan@abc", "locationType": "OnPremises" } ] },
        { "path": "RestorePoints", "items": [
          { "id": "a", "backupTime": "2026-01-01T10:00:00Z", "isCopy": true },
          { "id": "b", "backupTime": "2026-01-03T10:00:00Z", "isCopy": false },
          { "id": "c", "backupTime": "2026-01-02T10:00:00Z" } ] } ] }
    """

  @Test(
    "by a member's value, by a pattern, or by a time",
    arguments: [
      ("v8/Jobs", "ab"), ("v8/Jobs?organizationId=\(ServedResources.organization)", "a"),
      ("v8/Jobs?OrganizationId=\(ServedResources.hybrid.uppercased())", "b"),
      ("v8/Jobs?organizationId=\(ServedResources.organization)&repositoryId=\(ServedResources.nobody)", ""),
      ("v8/Jobs?organizationId=", "ab"),
      ("v6/Organizations/\(ServedResources.organization)/Jobs", "a"),
      ("v8/JobSessions?jobId=\(ServedResources.job)", "a"), ("v6/JobSessions?jobType=copy", "b"),
      ("v8/JobSessions?status=Failed", "b"), ("v6/JobSessions?endTimeLowerBound=2026-01-02", "b"),
      ("v7/JobSessions?endTimeUpperBound=2026-01-02", "a"),
      ("v6/BackupRepositories?longTerm=true", "a"), ("v6/BackupRepositories?longTerm=false", "b"),
      ("v6/Organizations/\(ServedResources.organization)/Users?displayName=eva*", "a"),
      ("v6/Organizations/\(ServedResources.organization)/Users?displayName=eva", ""),
      ("v6/Organizations/\(ServedResources.organization)/Users?userName=DAN@abc", "b"),
      ("v6/Organizations/\(ServedResources.organization)/Users?locationFilter=Cloud", "a"),
      ("v6/RestorePoints", "bca"), ("v7/RestorePoints?orderAsc=true", "acb"),
      ("v7/RestorePoints?from=2026-01-02&to=2026-01-02T10:00:00Z", "c"), ("v8/RestorePoints?isCopy=true", "a"),
      ("v8/RestorePoints?isCopy=false", "bc"), ("v6/RestorePoints?backupTime=2026-01-01T10:00:00Z", "a"),
    ])
  func filter(path: String, expected: String) throws {
    let resources = try ServedResources(Self.world)
    #expect(try resources.values("id", of: "/\(path)").joined() == expected)
  }

  @Test(
    "are refused where a value is of another type",
    arguments: ["v8/Jobs?organizationId=abc", "v6/RestorePoints?backupTime=soon", "v6/BackupRepositories?longTerm=1"])
  func types(path: String) throws {
    let answer = try ServedResources(Self.world).get("/\(path)")
    #expect(answer.status == 400)
    #expect(answer.rules == ["query.type"])
  }
}
