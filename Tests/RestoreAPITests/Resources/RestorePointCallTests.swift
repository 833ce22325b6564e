import Testing

@testable import RestoreAPI

@Suite("Restore points, and what opens a backup by a resource", .timeLimit(.minutes(5)))
struct RestorePointCallTests {
  @Test("one stands for each moment at which a session of mailboxes was started, the latest first")
  func implied() throws {
    let resources = try ServedResources()
    let points = try resources.list("/v6/RestorePoints")
    #expect(
      points.compactMap { $0["backupTime"] as? String } == [
        "2026-01-01T08:20:00Z", "2026-01-01T08:10:00Z", "2026-01-01T08:00:00Z", "2025-12-31T16:00:00Z",
      ])
    #expect(points[2]["jobId"] as? String == ServedResources.job)
    #expect(points[2]["isDeleted"] == nil)
    let id = try #require(points[2]["id"] as? String)
    #expect(try resources.get("/v6/RestorePoints/\(id)").id == id)
    #expect(try resources.get("/v6/RestorePoints/unknown").status == 404)
    #expect(try resources.list("/v8/RestorePoints")[2]["isDeleted"] as? Bool == false)
  }

  @Test("each is found by its link, whatever its id is made of")
  func oddIDs() throws {
    let id = "rp|odd/../%2F?x#é y"
    let resources = try ServedResources(
      #"""
      {"restUsers":[{"userName":"u","password":"p"}],"tokens":[{"token":"dev-token","userName":"u"}],
      "resources":[{"path":"RestorePoints","items":[{"id":"\#(id)","backupTime":"2026-01-01T08:00:00Z"}]}]}
      """#)
    for version in ["v7", "v8"] {
      let point = try #require(try resources.list("/\(version)/RestorePoints").first)
      let links = point["_links"] as? [String: [String: String]]
      let link = try #require(links?["self"]?["href"])
      #expect(link == "/\(version)/restorepoints/rp%7Codd%2F..%2F%252F%3Fx%23%C3%A9%20y")
      #expect(try resources.get(link).id == id)
    }
  }

  @Test("each has the mailboxes of its organization, in an array or in pages")
  func mailboxes() throws {
    let resources = try ServedResources()
    let point = try #require(try resources.values("id", of: "/v6/RestorePoints").dropFirst(2).first)
    let path = "RestorePoints/\(point)"
    #expect(ResourceShape(try resources.get("/v6/\(path)/mailboxes").json) == .array)
    let names = try resources.values("displayName", of: "/v6/\(path)/mailboxes")
    #expect(names.count == 7 && names.first == "John Smith")
    #expect(try resources.values("displayName", of: "/v7/\(path)/protectedMailboxes?offset=6") == [names[6]])
    #expect(try resources.get("/v6/\(path)/protectedMailboxes").status == 404)
    #expect(try resources.get("/v8/\(path)/mailboxes").status == 404)
    #expect(try resources.get("/v6/RestorePoints/unknown/mailboxes").status == 404)
  }

  @Test(
    "a job, a retrieval or a repository can be explored, and the session's name tells which",
    arguments: [
      (
        "Jobs/\(ServedResources.job)/explore", #"{"dateTime":"2022-04-21T04:30:17Z","type":"Vex"}"#,
        "Exchange restore (Job: Mailboxes of abc - 21/04/2022 4:30:17 AM)"
      ),
      (
        "DataRetrievals/\(ServedResources.retrieval)/explore", "",
        "Exchange restore (Retrieval: Last year of abc - 31/12/2025 10:00:00 PM)"
      ),
      (
        "BackupRepositories/\(ServedResources.repository)/explore?organizationId=\(ServedResources.organization)",
        #"{"dateTime":"2022-04-21T04:30:17Z","type":"Vex"}"#,
        "Exchange restore (Entire organization - 21/04/2022 4:30:17 AM)"
      ),
    ])
  func explore(path: String, body: String, name: String) throws {
    let resources = try ServedResources()
    for (version, status) in [("v7", 200), ("v8", 201)] {
      let answer = try resources.send("POST", "/\(version)/\(path)", body: body)
      #expect(answer.status == status)
      let session = try #require(answer.json as? [String: Any])
      #expect(session["name"] as? String == name)
      #expect(session["organization"] as? String == "abc.onmicrosoft.com")
      let id = try #require(answer.id)
      #expect(try resources.list("/v6/RestoreSessions/\(id)/organization/mailboxes").count == 7)
    }
  }

  @Test(
    "what the fixtures have not cannot be explored",
    arguments: [
      ("v6/Jobs/\(ServedResources.nobody)/explore", 404), ("v6/DataRetrievals/1/explore", 404),
      ("v7/BackupRepositories/1/explore?organizationId=\(ServedResources.organization)", 404),
      ("v7/BackupRepositories/\(ServedResources.repository)/explore?organizationId=\(ServedResources.nobody)", 404),
      ("v7/BackupRepositories/\(ServedResources.repository)/explore", 400),
      ("v6/BackupRepositories/\(ServedResources.repository)/explore", 404),
    ])
  func unknown(path: String, status: Int) throws {
    #expect(try ServedResources().send("POST", "/\(path)", body: #"{"type":"Vex"}"#).status == status)
  }
}
