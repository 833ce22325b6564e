import Testing

@testable import Backup

@Suite("Resources of fixtures", .timeLimit(.minutes(5)))
struct ResourceReadingTests {
  @Test("keep the members of an item as they stand, without links, actions and what is null")
  func members() throws {
    let world = try world(
      #"""
      { "resources": [ { "path": "Jobs", "items": [
        { "id": "A", "name": "x\u0041", /* a comment */ "lastRun": null, "_links": { "self": {} }, "_actions": {},
          "schedulePolicy": { "retryNumber": 3.50, "days": [ true, null, ], }, },
      ] } ] }
      """#)
    let item = try #require(world.resources.list(ResourcePath(.jobs)).items.first)
    #expect(item.members.map(\.name) == ["id", "name", "schedulePolicy"])
    #expect(item.text("name") == "xA")
    let policy = item["schedulePolicy"].map { String(decoding: $0.json, as: UTF8.self) }
    #expect(policy == #"{"retryNumber":3.50,"days":[true,null]}"#)
  }

  @Test("are found by their path, and items by their id: a UUID in any form, another text in any case")
  func ids() throws {
    let job = "0c3f5a1e-7b64-4d0a-9c58-2f1d6e8b4a71"
    let world = try world(
      """
      { "resources": [
        { "path": "Jobs/\(job)/SelectedItems", "items": [ {} ] },
        { "path": "Jobs", "items": [ { "id": "\(job)" } ] },
        { "path": "Jobs", "items": [ { "id": "Second" } ] },
        { "path": "License", "document": { "status": "Valid" } } ] }
      """)
    let jobs = world.resources.list(ResourcePath(.jobs))
    #expect(jobs.items.map(\.id) == [job, "Second"])
    for spelling in [job, job.uppercased(), "{\(job)}"] { #expect(jobs.item(spelling)?.id == job, "\(spelling)") }
    #expect(jobs.item("SECOND")?.id == "Second")
    #expect(jobs.item("third") == nil)
    #expect(world.resources.list(ResourcePath(.selectedItems, of: job.uppercased())).items.count == 1)
    #expect(world.resources.list(ResourcePath(.selectedItems, of: "second")).items.isEmpty)
    #expect(world.resources.document(.license)?.text("status") == "Valid")
    #expect(world.resources.document(.auditEmailSettings) == nil)
  }

  @Test("have a path that reads as it is written, whatever their kind", arguments: ResourceKind.allCases)
  func paths(kind: ResourceKind) {
    let parent = kind.parent.map { _ in "8A0E6F0C-31A4-4F43-9D0D-6F2B9C1E7A10" }
    let words = kind.rawValue.split(separator: "/").map { $0.first == "{" ? parent ?? "" : String($0) }
    #expect(ResourcePath(parsing: words.joined(separator: "/")) == ResourcePath(kind, of: parent))
    #expect(kind.rawValue.contains("{") == (kind.parent != nil))
  }
}

@Suite("Restore points of fixtures", .timeLimit(.minutes(5)))
struct RestorePointTests {
  private static let organization = Sample.organization()

  private func points(_ documents: String...) throws -> [ResourceItem] {
    let documents = documents.map { FixtureDocument(name: "world.json", bytes: Array($0.utf8)) }
    return try World(fixtures: documents).resources.list(ResourcePath(.restorePoints)).items
  }

  @Test("are one for each moment at which a session of mailboxes was started")
  func implied() throws {
    let jobs = """
      { "resources": [ { "path": "Jobs", "items": [
        { "id": "other" }, { "id": "job", "organizationId": "\(Sample.organizationId)", "repositoryId": "repository" }
      ] } ] }
      """
    let again = Sample.session(#""name": "again""#).replacing(Sample.sessionId, with: Sample.mailboxId)
    let files = Sample.session(type: "Veod", #""name": "files""#)
      .replacing(Sample.sessionId, with: "10dcd7fa-4c84-4e80-9847-c7b4e4f0cb34").replacing("01-01", with: "01-02")
    let points = try points(Self.organization, jobs, Sample.session(#""name": "first""#), again, files)
    let point = try #require(points.first)
    #expect(points.count == 1)
    #expect(point.id == "380d7caf62944a33b50ab8aeb13af58c")
    #expect(point.text("backupTime") == "2026-01-01T00:00:00Z")
    #expect(point.text("organizationId") == Sample.organizationId)
    #expect([point.text("jobId"), point.text("repositoryId")] == ["job", "repository"])
    #expect(point.isTrue("isExchange") && !point.isTrue("isCopy"))
  }

  @Test("are those that the fixtures name, however few")
  func named() throws {
    let session = Sample.session(#""name": "first""#)
    let none = #"{ "resources": [ { "path": "RestorePoints", "items": [] } ] }"#
    #expect(try points(Self.organization, session, none).isEmpty)
    let one = #"{ "resources": [ { "path": "RestorePoints", "items": [ { "id": "p" } ] } ] }"#
    #expect(try points(Self.organization, session, one).map(\.id) == ["p"])
  }
}
